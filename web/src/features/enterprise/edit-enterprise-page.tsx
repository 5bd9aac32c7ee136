import { Alert, Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { EnterpriseConflict } from './enterprise-conflict.tsx'
import { EnterpriseFields } from './enterprise-form.tsx'
import { EnterpriseOfAddress, type FileProps } from './enterprise-of-address.tsx'
import { fieldOf } from './enterprise-values.ts'
import { useEdit } from './use-edit.ts'
import form from '../../components/form/form.module.css'
import styles from './enterprise.module.css'

export function EditEnterprisePage() {
  return <EnterpriseOfAddress pathOf={paths.editEnterprise} Page={MayEdit} />
}

function MayEdit({ enterprise }: FileProps) {
  if (enterprise.mayEdit) return <Edit enterprise={enterprise} />
  return (
    <Empty text="您的角色不能修改这家企业">
      <Link href={paths.enterprise(enterprise.id)}>回到档案</Link>
    </Empty>
  )
}

function Edit({ enterprise }: FileProps) {
  const { draft, problems, refusal, busy, set, say, save, cancel, resolve } = useEdit(enterprise)
  const { phase, news } = draft
  return (
    <div className={styles.form}>
      <PageHead title={`修改 ${enterprise.name}`} lead={<Link href={paths.enterprise(enterprise.id)}>回到档案</Link>} />
      <Section title="填写" note="改名、改代码后，各台账里这家企业的名称和代码随之更新">
        {enterprise.fromPlan && (
          <Alert type="info" className={styles.notice ?? ''} title="方案点名的企业：只填核实过的内容，不知道的留空。" />
        )}
        {news && news.fields.length > 0 && (
          <Alert
            type="info"
            className={styles.notice ?? ''}
            role="status"
            title={`${news.edited?.by ?? '另一个人'}${news.edited ? `在 ${instantInWords(news.edited.at).slice(0, 16)} ` : ''}改了 ${news.fields.map((f) => fieldOf(f)?.label ?? f).join('、')}，已并入本页；您改的各项还在，请核对后再保存。`}
          />
        )}
        <EnterpriseFields text={draft.text} problems={problems} onChange={set} onSay={say} />
        {refusal !== '' && <Alert type="error" title={refusal} role="alert" />}
        <div className={form.foot}>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            保存
          </Button>
          <Button onClick={cancel}>取消</Button>
        </div>
      </Section>
      {phase.name === 'conflict' && phase.theirs !== null && (
        <EnterpriseConflict title={enterprise.name} mine={draft.text} theirs={phase.theirs} onResolve={resolve} />
      )}
    </div>
  )
}
