import { useEffect, useState } from 'react'
import { Skeleton } from 'antd'

const PATIENCE_MS = 300

/** Nothing for 300 ms (most answers are there by then), a skeleton after. */
export function Loading({ rows = 6, page = false }: { rows?: number; page?: boolean }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label="正在加载" style={{ padding: page ? 32 : 8, minHeight: page ? '60vh' : 80 }}>
      {late && <Skeleton active title={page} paragraph={{ rows }} />}
    </div>
  )
}
