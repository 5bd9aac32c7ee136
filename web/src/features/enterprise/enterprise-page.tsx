import { Alert } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { ChangeHistory } from '../../components/change-history.tsx'
import { DocumentSection } from './document-section.tsx'
import { EnterpriseHead } from './enterprise-head.tsx'
import { EnterpriseOfAddress, type FileProps } from './enterprise-of-address.tsx'
import { FacilitySection } from './facility-section.tsx'
import { FactsSection } from './facts-section.tsx'
import { InspectionSection } from './inspection-section.tsx'
import { ItemSection } from './item-section.tsx'
import { MergeSection } from './merge-section.tsx'
import { PlaceSection } from './place-section.tsx'
import styles from './enterprise.module.css'

/** 一企一档: all that is known of one enterprise. */
export function EnterprisePage() {
  return <EnterpriseOfAddress pathOf={paths.enterprise} Page={Body} />
}

function Body({ enterprise }: FileProps) {
  return (
    <>
      <EnterpriseHead enterprise={enterprise} />
      {enterprise.isUnchecked && (
        <Alert
          type="warning"
          className={styles.notice ?? ''}
          title={
            enterprise.creditCode === null
              ? '待核：还没有统一社会信用代码。取得后点“修改”补填。'
              : '待核：从台账带入，还没有人核对。核对后点“修改”保存即可。'
          }
        />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          <ItemSection enterprise={enterprise} />
          <FacilitySection enterprise={enterprise} />
          <InspectionSection enterprise={enterprise} />
          <DocumentSection enterprise={enterprise} />
        </div>
        <div className={styles.side}>
          <FactsSection enterprise={enterprise} />
          <PlaceSection enterprise={enterprise} />
          <MergeSection enterprise={enterprise} />
        </div>
        <div className={styles.past}>
          <ChangeHistory
            queryKey={[OPERATIONS.listEnterpriseHistory.name, { enterprise: enterprise.id }]}
            load={(before, signal) =>
              call(
                OPERATIONS.listEnterpriseHistory,
                { enterprise: enterprise.id, ...(before === null ? {} : { before }) },
                signal,
              )
            }
          />
        </div>
      </div>
    </>
  )
}
