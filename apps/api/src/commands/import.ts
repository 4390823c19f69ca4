import { systemCtx } from '@sourcedesk/data';
import { IntakeService } from '@sourcedesk/pipeline/intake';
import { bytesOf } from './parse';
import { withServices } from './services';
import { theAgency } from './the-agency';

/** `sourcedesk import FILE...`: takes e-mails in; a worker reads them. The same bytes again change nothing. */
export async function importFiles(files: readonly string[], { agency }: { agency?: string }): Promise<void> {
  await withServices(async (services) => {
    const agencyId = await theAgency(services, agency);
    const intake = services.get(IntakeService, { strict: false });
    for (const file of files) {
      const { id, created } = await intake.receive(systemCtx(agencyId), await bytesOf(file), 'cli');
      process.stdout.write(`${id}  ${created ? 'stored' : 'known already'}  ${file}\n`);
    }
  });
}
