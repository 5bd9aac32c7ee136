import { Button } from 'antd'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { downloadUrl } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EnterpriseMarks } from './enterprise-marks.tsx'
import type { FileProps } from './enterprise-page.tsx'
import { lightWords } from './light-words.ts'
import styles from './enterprise.module.css'

/** Which enterprise this is and how it stands, at a glance; the file to take along. */
export function EnterpriseHead({ enterprise }: FileProps) {
  const go = useGo()
  const { id, unit, township, values } = enterprise
  const download = (as: 'docx' | 'zip') => downloadUrl(OPERATIONS.downloadDossier, { enterprise: id, as })
  return (
    <PageHead
      title={enterprise.name}
      lead={
        <span className={styles.lead}>
          <Link href={paths.enterprises()} className="no-print">
            企业
          </Link>
          <span className={styles.code}>{enterprise.creditCode ?? '暂无信用代码'}</span>
          <EnterpriseMarks of={enterprise} />
          <LightMark light={enterprise.light} text={lightWords(enterprise)} size={12} />
          <span>{[unit?.name ?? '责任单位待定', township].filter(Boolean).join(' ')}</span>
          <span>{textOf(values.state ?? null, ENTERPRISE_FIELDS.state) || '生产状态未填'}</span>
        </span>
      }
      extra={
        <>
          <Button onClick={() => window.print()}>打印</Button>
          <Button href={download('docx')} download>
            Word 档案
          </Button>
          <Button href={download('zip')} download>
            附件打包
          </Button>
          {enterprise.mayEdit && (
            <Button type="primary" onClick={() => go(paths.editEnterprise(id))}>
              修改
            </Button>
          )}
        </>
      }
    />
  )
}
