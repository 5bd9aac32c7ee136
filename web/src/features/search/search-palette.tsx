export function SearchPalette({ onClose }: { onClose: () => void }) {
  return <button type="button" onClick={onClose}>关闭</button>
}
