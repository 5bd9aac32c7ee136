import { useMay } from '../../app/me.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { TokenSection } from './token-section.tsx'
import { WebhookSection } from './webhook-section.tsx'
import styles from './interface.module.css'

/** 接口: what other systems may do in the unit's name, and what they are told. */
export function InterfacePage() {
  const manages = useMay('api.manage')
  return (
    <>
      <PageHead
        title="接口"
        lead={
          manages
            ? '令牌让其他系统以本单位的名义读写台账；推送把台账的变化告诉其他系统'
            : '各单位与其他系统的对接；出现泄露等紧急情况时可以停用'
        }
        extra={
          <a href="/api/openapi.json" download="gongjian-openapi.json">
            下载接口定义（OpenAPI）
          </a>
        }
      />
      <div className={styles.stack}>
        <TokenSection />
        <WebhookSection />
      </div>
    </>
  )
}
