import type { ItemsMap } from './make-map.ts'

/** Over what the browser would print of the map itself, which is nothing. */
const COVERING = 'position:absolute;inset:0;width:100%;height:100%;object-fit:contain;background:#fff;z-index:1'

/**
 * What WebGL has drawn is gone when a page is laid out for paper, and the box would be printed white: so before it is, the map is drawn
 * once more and copied as it stands. Returns what ends it.
 */
export function keepOnPaper(map: ItemsMap): () => void {
  const canvas = map.getCanvas()
  const paper = document.createElement('canvas')
  paper.style.cssText = COVERING
  const show = () => {
    map.redraw()
    paper.width = canvas.width
    paper.height = canvas.height
    paper.getContext('2d')?.drawImage(canvas, 0, 0)
    map.getContainer().append(paper)
  }
  const hide = () => paper.remove()
  addEventListener('beforeprint', show)
  addEventListener('afterprint', hide)
  return () => {
    removeEventListener('beforeprint', show)
    removeEventListener('afterprint', hide)
  }
}
