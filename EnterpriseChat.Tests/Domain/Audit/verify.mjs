// Verifies a log by what docs/audit.md says, without a line of the product: node verify.mjs DATABASE CHECKPOINTS PUBLIC-KEY
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [, , database, checkpoints, publicKey] = process.argv;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function int64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** A part with its length before it; -1 for one that is not there. */
function part(value) {
  const length = Buffer.alloc(4);
  if (value === null) {
    length.writeInt32BE(-1);
    return length;
  }

  const bytes = typeof value === 'bigint' ? int64(value) : Buffer.from(value);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function fail(sentence) {
  console.log(`broken: ${sentence}`);
  process.exit(1);
}

const lines = readFileSync(checkpoints, 'latin1').split('\n').slice(0, -1);
const key = createPublicKey(readFileSync(publicKey));
const keyId = createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
const told = new Map();
let before = '0'.repeat(64);
lines.forEach((line, index) => {
  const [version, number, follows, sequence, hash, , lineBefore, id, signature] = line.split(' ');
  const signed = Buffer.from(line.slice(0, line.lastIndexOf(' ')), 'latin1');
  const fits = version === '1' && number === String(index + 1) && follows === String(index) && lineBefore === before && id === keyId;
  if (!fits || !verify('sha256', signed, key, Buffer.from(signature, 'base64'))) {
    fail(`line ${index + 1}`);
  }

  told.set(sequence, hash);
  before = createHash('sha256').update(line, 'latin1').digest('hex');
});

const names = ['Action', 'ActorId', 'SessionId', 'Address', 'CompanyId', 'UserId', 'RoomId', 'IssueId', 'MessageNumber', 'Details', 'TextDigest'];
const db = new DatabaseSync(database, { readOnly: true });
const entries = db.prepare('SELECT * FROM AuditEntries ORDER BY Sequence');
entries.setReadBigInts(true);
let [last, previous] = [0n, Buffer.alloc(32)];
for (const entry of entries.iterate()) {
  const hash = sha256(
    Buffer.from([1]), previous, int64(entry.Sequence), int64(entry.At), ...names.map(name => part(entry[name])));
  const isTold = told.get(String(entry.Sequence)) ?? hash.toString('hex');
  if (entry.Sequence !== last + 1n || !previous.equals(entry.Previous) || !hash.equals(entry.Hash) || isTold !== hash.toString('hex')) {
    fail(`entry ${last + 1n}`);
  }

  told.delete(String(entry.Sequence));
  [last, previous] = [entry.Sequence, hash];
}

const texts = db.prepare(`
  SELECT e.Sequence, e.TextDigest, t.Salt, t.Text FROM AuditEntries e
  JOIN Messages m ON m.RoomId = e.RoomId AND m.Number = e.MessageNumber
  JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = 1
  WHERE e.Action = 'message.posted'
  UNION ALL SELECT e.Sequence, e.TextDigest, f.Salt, f.Name || char(10) || f.Hash FROM AuditEntries e
  JOIN Files f ON f.PublicId = e.Details ->> 'file' WHERE e.Action = 'file.uploaded'
  UNION ALL SELECT e.Sequence, e.TextDigest, i.Salt, coalesce(i.Text, i.Changes) FROM AuditEntries e
  JOIN IssueEntries i ON i.IssueId = e.IssueId AND i.Number = e.Details ->> 'entry' WHERE e.Action LIKE 'issue.%' ORDER BY 1`);
let count = 0;
for (const { Sequence, TextDigest, Salt, Text } of texts.iterate()) {
  if (Salt.length !== 16 || !sha256(Salt, Buffer.from(Text)).equals(TextDigest)) {
    fail(`text of entry ${Sequence}`);
  }

  count++;
}

if (told.size > 0) {
  fail(`no entry ${[...told.keys()][0]}`);
}

console.log(`whole: ${last} entries, ${count} texts, ${lines.length} checkpoints`);
