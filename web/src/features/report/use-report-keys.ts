import { useKeys } from '../../components/use-keys.ts'

interface Keys {
  readonly step: (by: number) => void
  readonly save: () => void
  readonly submit: () => void
}

/** Alt+↑/↓ another line, Ctrl+S save now, Ctrl+Enter submit. */
export function useReportKeys({ step, save, submit }: Keys) {
  useKeys((e) => {
    const ctrl = e.ctrlKey || e.metaKey
    // A dialog is open: its own keys count.
    if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return false
    if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) step(e.key === 'ArrowUp' ? -1 : 1)
    else if (ctrl && e.key.toLowerCase() === 's') save()
    else if (ctrl && e.key === 'Enter') submit()
    else return false
    return true
  })
}
