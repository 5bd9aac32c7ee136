import { App, Button } from 'antd'
import { useState } from 'react'
import type { Filing } from '@gongjian/domain/filing/contracts.ts'
import { missingParts } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import type { Desk } from '../../components/autosave/desk.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { FILING_RETURN_REASONS } from './filing-kinds.ts'
import type { FilingKey, PartText } from './use-filing-desk.ts'
import styles from './filing.module.css'

interface Props {
  readonly id: FilingKey
  readonly filing: Filing
  readonly drafts: ReadonlyMap<string, Draft<PartText>>
  readonly desk: Desk<PartText>
}

/** Sending for the unit, deciding for the reviewer. */
export function FilingBar({ id, filing, drafts, desk }: Props) {
  const maySubmit = useMay('filing.submit')
  if (!filing.may.edit && !filing.may.review) return null
  const have = filing.parts.map((p) => ({
    key: p.key,
    text: drafts.get(p.key)?.text.text ?? p.text,
    files: p.files.length,
  }))
  const missing = missingParts(filing.kind, have)
  return (
    <footer className={styles.bar}>
      <span className={styles.barState}>
        {filing.may.edit && <SaveState drafts={[...drafts.values()]} />}
        {missing.length > 0 && (
          <span className={styles.red}>
            还缺{' '}
            {missing.map((p, i) => (
              <span key={p.key}>
                {i > 0 && '、'}
                <a href={`#${p.key}`}>{p.title}</a>
              </span>
            ))}
          </span>
        )}
      </span>
      {filing.may.edit && !maySubmit && <span className={styles.quiet}>由本单位审核人提交</span>}
      {filing.may.submit && <Submit id={id} filing={filing} missing={missing.map((p) => p.title)} desk={desk} />}
      {filing.may.review && <Review id={id} missing={filing.missing} />}
    </footer>
  )
}

function Submit({ id, filing, missing, desk }: Pick<Props, 'id' | 'filing' | 'desk'> & { missing: readonly string[] }) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const submit = useAction(OPERATIONS.submitFiling, {
    invalidates: ['getFiling', 'listFilings', 'getOverview'],
    onDone: () => void message.success('已提交，等待审核'),
  })
  async function ask() {
    if (!(await desk.flush())) return void message.warning('还有内容没有保存到服务器，保存后才能提交')
    const yes = await confirmDeed({
      title: `提交${filing.unit.name}${filing.title}？`,
      content: missing.length > 0 ? `还缺：${missing.join('、')}。` : '提交后不能修改，被退回后才可以再改。',
      verb: '提交',
    })
    if (yes) submit.mutate(id)
  }
  return (
    <Button type="primary" loading={submit.isPending} onClick={() => void ask()}>
      提交
    </Button>
  )
}

function Review({ id, missing }: { id: FilingKey; missing: readonly string[] }) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [returning, setReturning] = useState(false)
  const review = useAction(OPERATIONS.reviewFiling, {
    invalidates: ['getFiling', 'listFilings', 'getOverview'],
    onDone: (_, { decision }) => {
      setReturning(false)
      void message.success(decision === 'accept' ? '已接受' : '已退回')
    },
  })
  async function accept() {
    const yes = await confirmDeed({
      title: '接受这份方案？',
      content: missing.length > 0 ? `还缺：${missing.join('、')}。` : '接受后报送单位不能再改。',
      verb: '接受',
    })
    if (yes) review.mutate({ ...id, decision: 'accept' })
  }
  const named = missing.length > 0 ? [`缺少${missing.join('、')}，请补齐后重报。`] : []
  return (
    <>
      <Button type="primary" loading={review.isPending} onClick={() => void accept()}>
        接受
      </Button>
      <Button danger disabled={review.isPending} onClick={() => setReturning(true)}>
        退回
      </Button>
      {returning && (
        <ReasonDialog
          title="退回这份方案"
          verb="退回"
          label="退回理由（填报单位会看到）"
          suggestions={[...named, ...FILING_RETURN_REASONS]}
          busy={review.isPending}
          onCancel={() => setReturning(false)}
          onGive={(reason) => review.mutate({ ...id, decision: 'return', reason })}
        />
      )}
    </>
  )
}
