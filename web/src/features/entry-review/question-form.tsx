import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { FieldRow } from '../../components/form/field-row.tsx'
import { Section } from '../../components/section.tsx'
import { fieldOf, NAMING, NEEDED } from './project-flat.ts'
import type { Project } from './use-project.ts'
import styles from './entry-review.module.css'
import form from '../../components/form/form.module.css'

interface Props {
  readonly register: Register
  readonly project: Project
  readonly editable: boolean
}

type RowsProps = Props & { readonly keys: readonly string[]; readonly next?: string | undefined }

function Rows({ register, project, editable, keys, next }: RowsProps) {
  return (
    <div className={form.grid}>
      {keys.map((key) => {
        const field = fieldOf(register, key)
        return (
          <div key={key} className={styles.question} data-next={key === next || undefined}>
            <FieldRow
              // Nothing is required to ask for a verdict: what is not known is said so.
              field={{ ...field, required: key in NEEDED }}
              column={key}
              value={project.flat[key] ?? null}
              unit={project.flat.unit ?? null}
              editable={editable}
              onChange={(value) => project.set({ [key]: value })}
              onSay={(said) => project.say(key, said)}
            />
          </div>
        )
      })}
    </div>
  )
}

/** Asks what still matters, the soonest deciding first; what matters no more folds away and can be answered all the same. */
export function QuestionForm(props: Props) {
  const { register, project } = props
  const { askable, shown, flat, screening } = project
  const asks = screening.data?.asks ?? []
  const rest = askable.filter((k) => !shown.includes(k))
  const open = shown.filter((k) => (flat[k] ?? null) === null).length
  const texts = Object.entries(register.fields).flatMap(([key, field]) =>
    (field.kind === 'text' || field.kind === 'note') && !isByReview(register, key) ? [key] : [],
  )
  return (
    <>
      <Section title="项目">
        <Rows {...props} keys={NAMING} />
        <details className={styles.fold}>
          <summary>产品、工艺、设备等文字（对照县区准入清单）</summary>
          <Rows {...props} keys={texts} />
        </details>
      </Section>
      <Section
        title="问题"
        note={screening.data && (open > 0 ? `还有 ${open} 项会影响结论，不清楚的可留空` : '没有还会影响结论的问题')}
      >
        <Rows {...props} keys={shown} next={asks[0]} />
        {rest.length > 0 && (
          <details className={styles.fold}>
            <summary>不再影响结论的 {rest.length} 项</summary>
            <Rows {...props} keys={rest} />
          </details>
        )}
      </Section>
    </>
  )
}
