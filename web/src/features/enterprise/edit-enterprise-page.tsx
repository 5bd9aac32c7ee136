import { Alert, Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Section } from '../../components/section.tsx'
import { EnterpriseConflict } from './enterprise-conflict.tsx'
import { EnterpriseFields } from './enterprise-form.tsx'
import { EnterpriseOfAddress, type FileProps } from './enterprise-of-address.tsx'
import { ShutDialog } from './shut-dialog.tsx'
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
  const edit = useEdit(enterprise)
  const { draft, problems, refusal, busy, set, say, save, cancel, resolve } = edit
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
      {edit.asksReason && (
        <ReasonDialog
          title={`改变“${enterprise.name}”的生产状态`}
          verb="保存"
          label="理由"
          suggestions={['登记关停有误', '经批准恢复生产']}
          longest={REASON_LONGEST}
          busy={busy}
          onCancel={edit.leaveReason}
          onGive={edit.give}
        >
          这家企业已关停，恢复须写明理由，理由记入变更历史。已关停的设施不会跟着恢复，在设施上逐个说明理由恢复。
        </ReasonDialog>
      )}
      {edit.along && (
        <ShutDialog
          enterprise={enterprise}
          along={edit.along}
          busy={busy}
          onCancel={edit.leaveShut}
          onGive={edit.shut}
        />
      )}
      {phase.name === 'conflict' && phase.theirs !== null && (
        <EnterpriseConflict title={enterprise.name} mine={draft.text} theirs={phase.theirs} onResolve={resolve} />
      )}
    </div>
  )
}
