import { useEffect } from 'react'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import { newDraft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { Section } from '../../components/section.tsx'
import { FieldGroup } from '../../components/form/field-group.tsx'
import { fieldOf, groupsOf } from './field-groups.ts'
import { ItemConflict } from './item-conflict.tsx'
import type { ItemProps } from './item-page.tsx'
import { ASSIGNED, servedOf } from './item-values.ts'
import { useItemDesk } from './use-item-desk.ts'
import styles from '../../components/form/form.module.css'

/** What the item is, written where it may be and saved as it is typed. */
export function ItemForm({ view, item, asOf }: ItemProps) {
  const register = view.definition
  const editable = item.allowed.edit && asOf === undefined
  const { desk, drafts } = useItemDesk(register)
  const key = String(item.id)
  useEffect(() => {
    if (editable) desk.serve(key, servedOf(register, item))
  }, [desk, key, register, item, editable])
  const served = newDraft(servedOf(register, item))
  const draft = editable ? (drafts.get(key) ?? served) : served
  const { text, phase } = draft
  const { missing } = item.dueBasis
  const unfilled = missing.filter((column) => (text[column] ?? null) === null)
  const problems = Object.fromEntries(unfilled.map((column) => [column, '期限要看这一项，还没有填']))
  return (
    <Section
      title="字段"
      note={missing.length > 0 && editable ? '标出的字段决定期限，还没有填' : undefined}
      extra={editable && <SaveState drafts={[draft]} />}
    >
      {phase.name === 'refused' && (
        <div className={styles.lock} role="alert">
          没有保存：{phase.message}
        </div>
      )}
      {groupsOf(register).map(({ title, columns }) => (
        <FieldGroup
          key={title}
          title={title}
          columns={columns}
          fieldOf={(column) => fieldOf(register, column)}
          text={text}
          isEditable={(column) => editable && column !== ASSIGNED && !isByReview(register, column)}
          problems={problems}
          onChange={(patch) => desk.edit(key, patch)}
        />
      ))}
      {editable && phase.name === 'conflict' && (
        <ItemConflict register={register} id={item.id} title={item.title} draft={draft} desk={desk} />
      )}
    </Section>
  )
}
