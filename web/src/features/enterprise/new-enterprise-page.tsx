import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay, useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { focusOn } from '../../components/form/field-id.ts'
import { useSaid } from '../../components/form/use-said.ts'
import { Link, useGo } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { randomKey } from '../../components/random-key.ts'
import { Section } from '../../components/section.tsx'
import { EnterpriseFields } from './enterprise-form.tsx'
import { inputOf, problemsOf, type Flat } from './enterprise-values.ts'
import { LikeThis } from './like-this.tsx'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import { useUnsavedGuard } from '../../components/use-unsaved-guard.ts'
import form from '../../components/form/form.module.css'
import styles from './enterprise.module.css'

export function NewEnterprisePage() {
  const may = useMay('enterprise.edit')
  if (may) return <NewEnterprise />
  return (
    <Empty text="您的角色不能新增企业">
      <Link href={paths.enterprises()}>回到企业列表</Link>
    </Empty>
  )
}

function NewEnterprise() {
  const page = useNewEnterprise()
  return (
    <div className={styles.form}>
      <PageHead title="新增企业" lead={<Link href={paths.enterprises()}>回到企业列表</Link>} />
      <Section title="填写" note="带 * 的必填；还没有信用代码的留空，标为待核；不知道的留空，不要写 0">
        <LikeThis name={page.text.name ?? null} />
        <EnterpriseFields text={page.text} problems={page.problems} onChange={page.set} onSay={page.say} />
        {page.refusal !== '' && <Alert type="error" title={page.refusal} role="alert" />}
        <div className={form.foot}>
          <Button type="primary" loading={page.busy} onClick={page.save}>
            保存
          </Button>
          <Button onClick={page.cancel}>取消</Button>
        </div>
      </Section>
    </div>
  )
}

/** What is written of a new enterprise until it is saved, once: a second click or a lost answer makes no second one. */
function useNewEnterprise() {
  const me = useMe()
  const go = useGo()
  const { message } = App.useApp()
  const [text, setText] = useState<Flat>(me.unit.kind === 'body' ? { unit: me.unit.code } : {})
  const [key, setKey] = useState(randomKey)
  const [touched, setTouched] = useState<readonly string[]>([])
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState('')
  const { bad, say } = useSaid()
  const guard = useUnsavedGuard(touched.length > 0)
  const create = useAction(OPERATIONS.createEnterprise, {
    invalidates: ENTERPRISES_CHANGE,
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
    onDone: (made) => {
      void message.success('已保存')
      guard.letGo()
      go(paths.enterprise(made.id), { replace: true })
    },
  })
  return {
    text,
    problems,
    refusal,
    say,
    busy: create.isPending,
    set: (patch: Flat) => {
      setText((now) => ({ ...now, ...patch }))
      // Other words are another request.
      setKey(randomKey())
      setTouched((now) => [...new Set([...now, ...Object.keys(patch)])])
      setProblems({})
    },
    save: () => {
      setRefusal('')
      const found = problemsOf(text)
      setProblems(found)
      const [first] = [...bad, ...Object.keys(found)]
      if (first !== undefined) return focusOn(first)
      const input = { ...inputOf(text, touched), idempotencyKey: key }
      create.mutate(text.unit === undefined ? input : { ...input, unit: text.unit as string | null })
    },
    cancel: () => go(paths.enterprises()),
  }
}
