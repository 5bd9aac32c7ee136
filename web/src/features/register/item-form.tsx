import { useEffect } from 'react'
import { newDraft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { Section } from '../../components/section.tsx'
import { FieldRow } from '../../components/form/field-row.tsx'
import { fieldsOf, groupsOf } from './field-groups.ts'
import { ItemConflict } from './item-conflict.tsx'
import type { ItemProps } from './item-page.tsx'
import { ASSIGNED, servedOf } from './item-values.ts'
import { PointRow } from '../../components/form/point-row.tsx'
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
  const { dueBasis } = item
  return (
    <Section
      title="字段"
      note={dueBasis.missing.length > 0 && editable ? '标出的字段决定期限，还没有填' : undefined}
      extra={editable && <SaveState drafts={[draft]} />}
    >
      {phase.name === 'refused' && (
        <div className={styles.lock} role="alert">
          没有保存：{phase.message}
        </div>
      )}
      {groupsOf(register).map((group) => (
        <div key={group.title} className={styles.group}>
          <h3>{group.title}</h3>
          <div className={styles.grid}>
            {fieldsOf(register, group.columns)
              .filter(({ column: c }) => c !== 'longitude' && c !== 'latitude')
              .map(({ column, field }) => (
                <FieldRow
                  key={column}
                  field={field}
                  column={column}
                  value={text[column] ?? null}
                  unit={text.unit ?? null}
                  editable={editable && column !== ASSIGNED}
                  problem={
                    dueBasis.missing.includes(column) && (text[column] ?? null) === null
                      ? '期限要看这一项，还没有填'
                      : undefined
                  }
                  onChange={(value) => desk.edit(key, { [column]: value })}
                />
              ))}
            {group.columns.includes('longitude') && (
              <PointRow text={text} editable={editable} onChange={(patch) => desk.edit(key, patch)} />
            )}
          </div>
        </div>
      ))}
      {editable && phase.name === 'conflict' && (
        <ItemConflict register={register} id={item.id} title={item.title} draft={draft} desk={desk} />
      )}
    </Section>
  )
}
