import { Button } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EnterpriseMarks } from './enterprise-marks.tsx'
import { lightWords, placeWords, stateWords } from './enterprise-words.ts'
import type { FileProps } from './enterprise-of-address.tsx'
import styles from './enterprise.module.css'

/** Which enterprise this is and how it stands, at a glance; the file to take along. */
export function EnterpriseHead({ enterprise }: FileProps) {
  const go = useGo()
  const { id } = enterprise
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
          <span>{placeWords(enterprise, '责任单位待定')}</span>
          <span>{stateWords(enterprise) || '生产状态未填'}</span>
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
