import { notFound, OrgError } from '../errors.js';
import type { Access } from '../permissions.js';
import type { OrgState } from '../orgState.js';

/** @throws OrgError as the platform answers for an Apex REST class that is not deployed or not open to the caller */
export function requireClass(world: OrgState, access: Access, name: string): void {
    if (!world.schema.classes.has(name)) throw notFound('Could not find a match for URL');
    if (access.apexClass(name)) return;
    throw new OrgError('FORBIDDEN', `You do not have access to the Apex class named: ${name}`, { status: 403 });
}
