// Locks the folder and keeps it until it is killed.
import { lockFolder } from '../../../src/database/embedded/folder-lock';

lockFolder(process.argv[2]!);
console.log('locked');
setInterval(() => undefined, 60_000);
