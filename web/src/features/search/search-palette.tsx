import { Input, Modal } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { HitList } from './hit-list.tsx'
import { groupHits, useHits } from './use-hits.ts'
import styles from './search.module.css'

/** Ctrl K: type, arrow, Enter. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [text, setText] = useState('')
  const [index, setIndex] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const found = useHits(text)
  const hits = text.trim() === '' ? [] : groupHits(found.data ?? []).flatMap((g) => g.hits)
  const active = hits[Math.min(index, hits.length - 1)]

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function onKey(e: KeyboardEvent) {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      const next = index + (e.key === 'ArrowDown' ? 1 : -1)
      setIndex(Math.max(0, Math.min(next, hits.length - 1)))
      // While a pinyin input method is composing, Enter takes the letters and opens nothing.
    } else if (e.key === 'Enter' && !e.nativeEvent.isComposing && active) {
      onClose()
      go(active.link)
    }
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      title={null}
      destroyOnHidden
    >
      <Input
        autoFocus
        allowClear
        size="large"
        aria-label="搜索"
        placeholder="条款、任务、单位、企业；可用拼音首字母"
        maxLength={60}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setIndex(0)
        }}
        onKeyDown={onKey}
      />
      <div className={styles.palette} ref={list}>
        <HitList hits={hits} q={text} active={active} onOpen={onClose} />
        {text.trim() !== '' && found.data && !found.isFetching && hits.length === 0 && (
          <Empty text="没有找到。可以换个说法，或只输拼音首字母" />
        )}
        {found.error && <Empty text={found.error.message} />}
      </div>
      <div className={styles.foot}>
        <span>↑ ↓ 选择　回车打开　Esc 关闭</span>
        {hits.length > 0 && (
          <Link href={paths.search(text.trim())} onClick={onClose}>
            在页面中查看结果
          </Link>
        )}
      </div>
    </Modal>
  )
}
