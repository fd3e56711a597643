import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));
export const FORCE_APP = join(PROJECT, 'force-app/main/default');
export const TRANSLATIONS = join(PROJECT, 'translations/main/default/translations');
/** What runs in the browser around the components: source, never built with the commands. */
export const BROWSER = join(PROJECT, 'tools/local/page/browser');
/** Where the page is built to. */
export const SITE = join(PROJECT, '.cache/page');
export const BASE_COMPONENTS = join(PROJECT, 'node_modules/lightning-base-components');
export const DESIGN_SYSTEM = join(PROJECT, 'node_modules/@salesforce-ux/design-system/assets');
