import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { appRoleOf, type Db } from './connect.ts'
import { SQL as plan } from './migrations/001-plan.ts'
import { SQL as people } from './migrations/002-people.ts'
import { SQL as report } from './migrations/003-report.ts'
import { SQL as history } from './migrations/004-history.ts'
import { SQL as policies } from './migrations/005-policies.ts'
import { SQL as withdraw } from './migrations/006-withdraw.ts'
import { SQL as planStamp } from './migrations/007-plan-stamp.ts'
import { SQL as registers } from './migrations/008-registers.ts'
import { SQL as planSetup } from './migrations/009-plan-setup.ts'
import { SQL as imports } from './migrations/010-imports.ts'
import { SQL as enterpriseContact } from './migrations/011-enterprise-contact.ts'
import { SQL as mailTrouble } from './migrations/012-mail-trouble.ts'
import { SQL as idempotency } from './migrations/013-idempotency.ts'
import { SQL as apiToken } from './migrations/014-api-token.ts'
import { SQL as openItems } from './migrations/015-open-items.ts'
import { SQL as webhook } from './migrations/016-webhook.ts'
import { SQL as enterpriseHub } from './migrations/017-enterprise-hub.ts'
import { SQL as interpretation } from './migrations/018-interpretation.ts'
import { SQL as mergedCodes } from './migrations/019-merged-codes.ts'
import { SQL as manyRows } from './migrations/020-many-rows.ts'
import { SQL as deskCounts } from './migrations/021-desk-counts.ts'
import { SQL as entryReview } from './migrations/022-entry-review.ts'
import { SQL as appraisal } from './migrations/030-appraisal.ts'
import { SQL as seasonProposal } from './migrations/031-season-proposal.ts'
import { SQL as facilityCore } from './migrations/032-facility-core.ts'
import { SQL as photoDistance } from './migrations/033-photo-distance.ts'
import { SQL as cityRows } from './migrations/034-city-rows.ts'
import { SQL as startBy } from './migrations/035-start-by.ts'
import { SQL as alertGuide } from './migrations/036-alert-guide.ts'
import { SQL as enterpriseCore } from './migrations/037-enterprise-core.ts'
import { SQL as facilityCoreAgain } from './migrations/038-facility-core.ts'
import { SQL as seasonUpgrade } from './migrations/040-season-upgrade.ts'
import { SQL as deskStart } from './migrations/041-desk-start.ts'
import { SQL as deskWork } from './migrations/042-desk-work.ts'
import { SQL as facilityCoreOnceMore } from './migrations/044-facility-core.ts'
import { SQL as facilityCoreOfCounts } from './migrations/045-facility-core.ts'
import { SQL as facilityRows } from './migrations/046-facility-rows.ts'
import { SQL as facilityCounts } from './migrations/047-facility-counts.ts'
import { SQL as seasonAlert } from './migrations/026-season-alert.ts'
import { SQL as viewSharing } from './migrations/028-view-sharing.ts'
import { SQL as season } from './migrations/023-season.ts'
import { SQL as sweep } from './migrations/024-sweep.ts'
import { SQL as facilityNames } from './migrations/025-facility-names.ts'
import { SQL as changedRows } from './migrations/027-changed-rows.ts'
import { SQL as area } from './migrations/029-area.ts'

/** In order; a number is never used twice and a migration that has landed is never changed. */
const MIGRATIONS: Readonly<Record<string, string>> = {
  '001-plan': plan,
  '002-people': people,
  '003-report': report,
  '004-history': history,
  '005-policies': policies,
  '006-withdraw': withdraw,
  '007-plan-stamp': planStamp,
  '008-registers': registers,
  '009-plan-setup': planSetup,
  '010-imports': imports,
  '011-enterprise-contact': enterpriseContact,
  '012-mail-trouble': mailTrouble,
  '013-idempotency': idempotency,
  '014-api-token': apiToken,
  '015-open-items': openItems,
  '016-webhook': webhook,
  '017-enterprise-hub': enterpriseHub,
  '018-interpretation': interpretation,
  '019-merged-codes': mergedCodes,
  '020-many-rows': manyRows,
  '021-desk-counts': deskCounts,
  '022-entry-review': entryReview,
  '023-season': season,
  '024-sweep': sweep,
  '025-facility-names': facilityNames,
  '026-season-alert': seasonAlert,
  '027-changed-rows': changedRows,
  '028-view-sharing': viewSharing,
  '029-area': area,
  '030-appraisal': appraisal,
  '031-season-proposal': seasonProposal,
  '032-facility-core': facilityCore,
  '033-photo-distance': photoDistance,
  '034-city-rows': cityRows,
  '035-start-by': startBy,
  '036-alert-guide': alertGuide,
  '037-enterprise-core': enterpriseCore,
  '038-facility-core': facilityCoreAgain,
  '040-season-upgrade': seasonUpgrade,
  '041-desk-start': deskStart,
  '042-desk-work': deskWork,
  '044-facility-core': facilityCoreOnceMore,
  '045-facility-core': facilityCoreOfCounts,
  '046-facility-rows': facilityRows,
  '047-facility-counts': facilityCounts,
}

function migration(text: string): Migration {
  return {
    async up(db) {
      const name = await sql<{ name: string }>`select current_database() as name`.execute(db)
      const role = `"${appRoleOf(name.rows[0]?.name ?? '')}"`
      await sql.raw(text.replaceAll('APP_ROLE', role)).execute(db)
    },
  }
}

/** Brings the database to this version; the migrator's lock makes a second start wait. Returns the names applied. */
export async function migrate(owner: Db): Promise<string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: {
      getMigrations: () =>
        Promise.resolve(Object.fromEntries(Object.entries(MIGRATIONS).map(([k, v]) => [k, migration(v)]))),
    },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('数据库升级失败')
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}
