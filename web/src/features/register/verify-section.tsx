import { VERIFY_FILES } from '@gongjian/domain/register/item.ts'
import { Section } from '../../components/section.tsx'
import { EvidenceField } from './evidence-field.tsx'
import type { ItemProps } from './item-page.tsx'

/** Photos and papers of who verifies, on the spot or by documents. */
export function VerifySection({ view, item, asOf }: ItemProps) {
  const verifies = item.stage === 'claimed' && item.allowed.moves.includes('verify') && asOf === undefined
  if (!verifies && item.verifyFiles.length === 0) return null
  return (
    <Section title="核查佐证" note={verifies ? '现场核查的请附照片，再点“核查通过”或“退回”' : undefined}>
      <EvidenceField
        register={view.definition.id}
        id={item.id}
        step={VERIFY_FILES}
        photo={false}
        files={item.verifyFiles}
        editable={verifies}
      />
    </Section>
  )
}
