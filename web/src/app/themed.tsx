import { useMemo, type ReactNode } from 'react'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useMedia } from '../components/use-media.ts'
import { theme } from './theme.ts'

/** The look of everything; nothing moves for who has asked the system that nothing should. */
export function Themed({ children }: { children: ReactNode }) {
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const own = useMemo(() => ({ ...theme, token: { ...theme.token, motion: !isStill } }), [isStill])
  return (
    <ConfigProvider locale={zhCN} theme={own} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}
