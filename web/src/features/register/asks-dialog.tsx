import { Modal } from 'antd'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import { changeInWords } from './series-grid.ts'
import type { Ask } from './use-series-writing.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly asks: readonly Ask[]
  readonly percent: number
  readonly busy: boolean
  readonly onCancel: () => void
  readonly onConfirm: () => void
}

/** Far from last year may be right: asked about, never refused. */
export function AsksDialog({ asks, percent, busy, onCancel, onConfirm }: Props) {
  return (
    <Modal
      open
      width={720}
      title={
        asks.some((a) => a.why !== undefined)
          ? `${asks.length} 处请核对`
          : `${asks.length} 格与上年同期相差超过 ${percent}%`
      }
      okText="核对无误，保存"
      cancelText="回去修改"
      okButtonProps={{ loading: busy }}
      mask={{ closable: false }}
      onCancel={onCancel}
      onOk={onConfirm}
    >
      <p className={styles.lead}>常见的原因是单位写错（吨与万吨）或填错了月份。还没有保存任何一格。</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">条目</th>
              <th scope="col">期</th>
              <th scope="col">指标</th>
              <th scope="col" className={styles.right}>
                上年同期
              </th>
              <th scope="col" className={styles.right}>
                本次
              </th>
              <th scope="col" className={styles.right}>
                增减
              </th>
            </tr>
          </thead>
          <tbody>
            {asks.map((a) => (
              <tr key={`${a.item}.${a.period}.${a.field}.${a.why ?? ''}`}>
                <td>{a.title}</td>
                <td>{a.period}</td>
                {a.why === undefined ? (
                  <>
                    <td>{a.label}</td>
                    <td className={styles.right}>{numberInWords(a.before)}</td>
                    <td className={styles.right}>{numberInWords(a.now)}</td>
                    <td className={styles.right}>{changeInWords(a.percent)}</td>
                  </>
                ) : (
                  <td colSpan={4}>
                    {a.why}：{numberInWords(a.now)} 对 {numberInWords(a.before)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
