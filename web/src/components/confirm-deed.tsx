import { App } from 'antd'
import type { ReactNode } from 'react'

export interface Deed {
  readonly title: string
  /** What happens, and whether it can be taken back. */
  readonly content?: ReactNode
  /** The verb itself: 提交, 关闭, 退回; never 确定. */
  readonly verb: string
  readonly danger?: boolean
}

/** Asks once before a deed that others will see. */
export function useConfirmDeed(): (deed: Deed) => Promise<boolean> {
  const { modal } = App.useApp()
  return ({ title, content, verb, danger }) =>
    new Promise((resolve) => {
      modal.confirm({
        title,
        content,
        okText: verb,
        cancelText: '取消',
        focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
        okButtonProps: { danger: danger ?? false },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
}
