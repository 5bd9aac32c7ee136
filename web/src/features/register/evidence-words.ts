import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { TOO_FAR_METRES, type Evidence } from '@gongjian/domain/register/item.ts'

const KILOMETRE = 1000

/** When it was taken by the picture's own word; else when it came here. */
export function takenWords(f: Pick<Evidence, 'takenAt' | 'at'>): string {
  return f.takenAt === null
    ? `上传 ${instantInWords(f.at).slice(0, 10)}`
    : `拍摄 ${f.takenAt.slice(0, 16).replace('T', ' ')}`
}

/** How far from the site; null: the file is no picture, and has no place to say. */
export function placeWords(f: Pick<Evidence, 'type' | 'metresAway' | 'tooFar' | 'point'>): string | null {
  if (f.point === null) return f.type.startsWith('image/') ? '照片没有位置' : null
  if (f.metresAway === null) return '现场没有坐标，无法比对'
  const far = f.metresAway < KILOMETRE ? `${f.metresAway} 米` : `${(f.metresAway / KILOMETRE).toFixed(1)} 公里`
  return f.tooFar ? `■ 距现场 ${far}，超过 ${TOO_FAR_METRES} 米` : `距现场 ${far}`
}
