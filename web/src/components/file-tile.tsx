import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../app/client.ts'
import styles from './form/form.module.css'

interface Props {
  readonly id: number
  readonly name: string
  readonly hasThumbnail: boolean
  /** On hover: who, when. */
  readonly title: string
}

/** A file by its picture, or by its kind where it has none; a click fetches it. */
export function FileTile({ id, name, hasThumbnail, title }: Props) {
  return (
    <a href={downloadUrl(OPERATIONS.downloadFile, { id })} download={name} title={title}>
      {hasThumbnail ? (
        <img src={downloadUrl(OPERATIONS.downloadFile, { id, small: 'yes' })} alt={name} loading="lazy" />
      ) : (
        <b className={styles.kind}>{/\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '文件'}</b>
      )}
      <span>{name}</span>
    </a>
  )
}
