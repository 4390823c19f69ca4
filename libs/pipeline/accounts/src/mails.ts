import type { Role } from '@sourcedesk/domain/roles';
import type { SystemMail } from '@sourcedesk/platform/mail';

const roleWords: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  manager: 'a manager',
  editor: 'an editor',
  va: 'a VA',
  client: 'a client',
};

/** The mail with the link for a new password. */
export function passwordResetMail(to: string, link: string, minutes: number): SystemMail {
  const text = [
    'Somebody, perhaps you, asked for a new password for Sourcedesk. Choose one here:',
    link,
    `The link works once, for ${minutes} minutes. If it was not you, do nothing: your password stays as it is.`,
  ];
  return { to, subject: 'Choose a new password for Sourcedesk', text: text.join('\n\n') };
}

/** The mail with the link that accepts an invitation. */
export function invitationMail(
  to: string,
  invitation: { link: string; agencyName: string; inviterName: string; role: Role; days: number },
): SystemMail {
  const { link, agencyName, inviterName, role, days } = invitation;
  const text = [
    `${inviterName} invites you to ${agencyName} on Sourcedesk, as ${roleWords[role]}. Accept here:`,
    link,
    `The link works once, for ${days} days. If you did not expect it, do nothing.`,
  ];
  return { to, subject: `${oneLine(agencyName)} invites you to Sourcedesk`, text: text.join('\n\n') };
}

/** A name chosen by others never breaks a header. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 100);
