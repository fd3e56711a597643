export { allCommands, commands } from '../../tools/docs/commands.js';
