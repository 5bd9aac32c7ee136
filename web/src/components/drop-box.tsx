import { Button } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import styles from './drop-box.module.css'

interface Props {
  /** What may be dropped. */
  readonly title: string
  /** Of the input, for who does not see it. */
  readonly label: string
  /** Endings, as an input takes them. */
  readonly accept: string
  /** A file is on its way: no second one meanwhile. */
  readonly busy: boolean
  readonly onFile: (file: File) => void
  /** Which files, in small print. */
  readonly children: ReactNode
}

/** One file, dropped or chosen. */
export function DropBox({ title, label, accept, busy, onFile, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  function take(files: FileList | null) {
    const [file] = files ?? []
    if (file && !busy) onFile(file)
  }
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        take(e.dataTransfer.files)
      }}
    >
      <p>{title}</p>
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      <small>{children}</small>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(e) => {
          take(e.target.files)
          e.target.value = ''
        }}
      />
    </div>
  )
}

/** A file that was sent: how far it is, or why it was not taken. */
export type Sending =
  | { readonly at: 'idle' }
  | { readonly at: 'sending'; readonly name: string; readonly share: number }
  | { readonly at: 'refused'; readonly name: string; readonly why: string }
