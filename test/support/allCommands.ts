export { commands } from '../../tools/docs/commands.js';
