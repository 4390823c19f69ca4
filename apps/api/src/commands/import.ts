import { systemCtx } from '@sourcedesk/data';
import { ArchivesService, IntakeService } from '@sourcedesk/pipeline/intake';
import { filesOf, importEach, summaryOf } from './import-files';
import { withServices } from './services';
import { theAgency } from './the-agency';

/**
 * `sourcedesk import PATH...`: takes in e-mails, mailboxes and folders of them; a worker reads them. The same again changes nothing. Ends with 1 when something was
 * refused.
 */
export async function importFiles(paths: readonly string[], { agency }: { agency?: string }): Promise<void> {
  await withServices(async (services) => {
    const agencyId = await theAgency(services, agency);
    const [intake, archives] = [services.get(IntakeService, { strict: false }), services.get(ArchivesService, { strict: false })];
    const files = await filesOf(paths);
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const tally = await importEach({ intake, archives }, systemCtx(agencyId), files, say);
    say(`${summaryOf(tally)}.`);
    if (tally.refused > 0) process.exitCode = 1;
  });
}
