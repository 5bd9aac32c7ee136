import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorPage } from '../../components/error-page.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { randomKey } from '../../components/random-key.ts'
import { Section } from '../../components/section.tsx'
import { useParam } from '../../components/use-param.ts'
import { EnterpriseRow } from './enterprise-row.tsx'
import { FieldGroup } from '../../components/form/field-group.tsx'
import { focusOn } from '../../components/form/field-id.ts'
import { isPointColumn } from '../../components/form/point.ts'
import { useSaid } from '../../components/form/use-said.ts'
import { fieldOf, groupsOf, problemsOf } from './field-groups.ts'
import { inputOf, type Flat } from './item-values.ts'
import { LikeThis } from './like-this.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import { useRegister, type RegisterView } from './use-register.ts'
import styles from '../../components/form/form.module.css'

export function NewItemPage() {
  const id = useParam('register')
  const register = useRegister(id)
  if (register.error)
    return (
      <ErrorPage
        title="台账"
        back={{ href: paths.registers(), text: '回到台账目录' }}
        error={register.error}
        onRetry={() => void register.refetch()}
      />
    )
  if (!register.data) return <Loading page rows={10} />
  if (!register.data.mayEdit)
    return (
      <Empty text="您不能在这个台账里新增：它的条目由别的单位登记">
        <Link href={paths.register(id)}>回到台账</Link>
      </Empty>
    )
  return <NewItem key={id} view={register.data} />
}

function NewItem({ view }: { view: RegisterView }) {
  const register = view.definition
  const form = useNewItem(view)
  const { flat, set, problems } = form
  return (
    <div className={styles.newForm}>
      <PageHead
        title={`新增${register.title}`}
        lead={<Link href={paths.register(register.id)}>回到{register.title}</Link>}
      />
      <Section title="填写" note="带 * 的必填，其余可以以后补；不知道的留空，不要写 0">
        {groupsOf(register).map(({ title, columns }, i) => (
          <FieldGroup
            key={title}
            title={title}
            columns={columns.filter((c) => c !== 'enterprise' && c !== 'creditCode' && !isByReview(register, c))}
            fieldOf={(column) => fieldOf(register, column)}
            text={flat}
            problems={problems}
            before={
              columns.includes('enterprise') && (
                <EnterpriseRow
                  register={register}
                  flat={flat}
                  chosen={form.enterpriseId}
                  problem={problems.enterprise}
                  onChange={form.setEnterprise}
                  onSay={form.say}
                />
              )
            }
            after={i === 0 && <LikeThis register={register} flat={flat} />}
            onChange={set}
            onSay={form.say}
          />
        ))}
        {form.refusal !== '' && <Alert type="error" title={form.refusal} role="alert" />}
        <div className={styles.foot}>
          <Button type="primary" loading={form.busy} onClick={form.save}>
            保存
          </Button>
          <Button onClick={form.cancel}>取消</Button>
          <small className={styles.quiet}>
            {register.life === 'record' ? '保存后在条目页入账' : '保存为草稿，在条目页入账后列入统计'}
          </small>
        </div>
      </Section>
    </div>
  )
}

/** What is written of a new item until it is saved, once: a second click or a lost answer makes no second item. */
function useNewItem({ definition: register, unit }: RegisterView) {
  const go = useGo()
  const { message } = App.useApp()
  const [key, setKey] = useState(randomKey)
  const [flat, setFlat] = useState<Flat>({ unit: unit?.code ?? null })
  const [enterpriseId, setEnterpriseId] = useState<number | null>(null)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState('')
  const { bad, say } = useSaid()
  const ask = useConfirmDeed()
  const notices = useAction(OPERATIONS.noticeItem)
  const set = (patch: Flat) => {
    // Nobody said is what the server takes for it: the form shows whose it will be.
    const emptied = patch['unit'] === null ? { unit: unit?.code ?? null } : {}
    setFlat((now) => ({ ...now, ...patch, ...emptied }))
    // Other words under the same key would be refused after a lost answer, with nothing that the person could mend.
    setKey(randomKey())
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([k]) => !(k in patch) && !isPointColumn(k))))
  }
  const create = useAction(OPERATIONS.createItem, {
    invalidates: ITEMS_CHANGE,
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
    onDone: (item) => {
      void message.success('已保存')
      go(paths.item(register.id, item.id), { replace: true })
    },
  })
  /** What repeats or contradicts the plan, and a device or works written almost as one that stands, is asked about, and may be saved all the same. */
  async function isMeant(item: ItemInput): Promise<boolean> {
    if (!register.noticed && item.enterprise === undefined && register.subject !== 'facility') return true
    const said = await notices.mutateAsync({ register: register.id, item }).catch(() => null)
    if (said === null) return false
    return said.length === 0 || ask({ title: '保存前请核对', content: said.join('；'), verb: '核对无误，保存' })
  }
  async function save() {
    setRefusal('')
    const wrong = problemsOf(register, flat)
    setProblems(wrong)
    const [first] = [...bad, ...Object.keys(wrong)]
    if (first !== undefined) return focusOn(first)
    const written = Object.keys(flat).filter((k) => flat[k] !== null)
    const input = inputOf(register, flat, written)
    const { enterprise: _name, creditCode: _code, ...rest } = input
    const item = enterpriseId === null ? input : { ...rest, enterpriseId }
    if (await isMeant(item)) create.mutate({ register: register.id, item, idempotencyKey: key })
  }
  return {
    flat,
    set,
    problems,
    say,
    refusal,
    enterpriseId,
    setEnterprise: (patch: Flat, id: number | null) => {
      set(patch)
      setEnterpriseId(id)
    },
    save: () => void save(),
    busy: create.isPending || notices.isPending,
    cancel: () => go(paths.register(register.id)),
  }
}
