import { paths } from '../../app/paths.ts'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import type { ItemProps } from './item-page.tsx'
import styles from '../../components/form/form.module.css'

/** The same enterprise in other registers, and its figures by month or year. */
export function OtherItems({ view: { definition: register }, item, asOf }: ItemProps) {
  return (
    <>
      {register.series.length > 0 && (
        <Section title="时序数据">
          <ul className={styles.plainList}>
            {register.series.map((s) => (
              <li key={s.id}>
                <Link href={paths.series(register.id, { series: s.id, item: item.id, asOf })}>{s.title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {item.others.length > 0 && (
        <Section
          title="同一企业的其他台账"
          extra={item.enterprise && <EnterpriseLink of={item.enterprise} text="企业档案" />}
        >
          <ul className={styles.plainList}>
            {item.others.map((o) => (
              <li key={`${o.register}${o.id}`}>
                <span>
                  <LightMark light={o.light} size={12} /> {o.registerTitle}：
                  <Link href={paths.item(o.register, o.id)}>{o.title}</Link>
                </span>
                <StateTag of="stage" state={o.stage} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
