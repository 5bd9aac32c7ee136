import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { paths } from '../../app/paths.ts'
import { bytesInWords } from '../../components/attachment/bytes.ts'
import { Empty } from '../../components/empty.tsx'
import { FileTile } from '../../components/file-tile.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import styles from '../../components/form/form.module.css'

/** Evidence on its items, newest first; all of it is in the zip. */
export function DocumentSection({ enterprise }: FileProps) {
  const { documents, documentCount } = enterprise
  const more = documentCount > documents.length ? `，此处为最近 ${documents.length} 份，其余在附件打包里` : ''
  return (
    <Section title="文档" note={`${documentCount} 份${more}`}>
      {documents.length === 0 && <Empty text="各台账条目还没有佐证" />}
      <ul className={styles.evidence}>
        {documents.map((d) => (
          <li key={d.id}>
            <FileTile
              id={d.id}
              name={d.name}
              hasThumbnail={d.hasThumbnail}
              title={`${d.name}\n${bytesInWords(d.bytes)}，${d.by} 于 ${instantInWords(d.at)} 上传`}
            />
            <small>{instantInWords(d.at).slice(0, 10)}</small>
            <small>
              <Link href={paths.item(d.register, d.item)} title={d.registerTitle}>
                {d.registerTitle}
              </Link>
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
