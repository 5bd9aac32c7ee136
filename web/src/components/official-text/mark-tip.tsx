import { useEffect, useMemo, useState, type RefObject } from 'react'
import { LAYER_TITLES, type Mark } from './marks.ts'
import { innermost } from './segments.ts'
import styles from './official-text.module.css'

interface Props {
  readonly boxRef: RefObject<HTMLElement | null>
  readonly marks: readonly Mark[]
  readonly onMark?: (mark: Mark) => void
}

interface Tip {
  readonly marks: readonly Mark[]
  readonly left: number
  readonly top: number
}

const WIDTH = 320

/** One tip for all marks: hundreds of tooltips would cost more than the text itself. */
export function MarkTip({ boxRef, marks, onMark }: Props) {
  const [tip, setTip] = useState<Tip | null>(null)
  const byId = useMemo(() => new Map(marks.map((m) => [m.id, m])), [marks])

  useEffect(() => {
    const box = boxRef.current
    if (!box) return
    function marksOf(target: EventTarget | null): { element: HTMLElement; marks: Mark[] } | null {
      const element = target instanceof Element ? target.closest<HTMLElement>('[data-marks]') : null
      if (!element) return null
      const found = (element.dataset.marks ?? '').split(' ').flatMap((id) => byId.get(id) ?? [])
      return found.length > 0 ? { element, marks: found } : null
    }
    function onOver(e: PointerEvent | MouseEvent) {
      const hit = marksOf(e.target)
      setTip(hit ? { marks: hit.marks, ...placeOf(hit.element, e.clientX, e.clientY) } : null)
    }
    function onClick(e: MouseEvent) {
      onOver(e)
      const hit = marksOf(e.target)
      const mark = hit ? innermost(hit.marks) : undefined
      // Words being selected by hand are not a click on the mark beneath them.
      if (mark && (window.getSelection()?.isCollapsed ?? true)) onMark?.(mark)
    }
    const hide = () => setTip(null)
    box.addEventListener('mouseover', onOver)
    box.addEventListener('mouseleave', hide)
    box.addEventListener('click', onClick)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      box.removeEventListener('mouseover', onOver)
      box.removeEventListener('mouseleave', hide)
      box.removeEventListener('click', onClick)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [boxRef, byId, onMark])

  if (!tip) return null
  return (
    <div className={styles.tip} role="tooltip" style={{ left: tip.left, top: tip.top, maxWidth: WIDTH }}>
      {tip.marks.map((m) => (
        <div key={m.id}>
          <b>{LAYER_TITLES[m.layer]}</b> {m.words}
        </div>
      ))}
    </div>
  )
}

/** Under the line on which the pointer stands: a mark may run over two. */
function placeOf(element: HTMLElement, x: number, y: number): { left: number; top: number } {
  const lines = [...element.getClientRects()]
  const line = lines.find((r) => y >= r.top && y <= r.bottom) ?? lines[0]
  return { left: Math.max(8, Math.min(x - 24, window.innerWidth - WIDTH - 8)), top: (line?.bottom ?? y) + 4 }
}
