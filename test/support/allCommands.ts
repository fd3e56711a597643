export { commands } from '../../scripts/docs/commands.js';
