<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Db\Where;

/** Requests, and what people agreed to. Periods are [from, to) in UTC milliseconds. */
final class RequestStore
{
    /** What is looked at again where nobody was told of it. */
    private const AT_ONCE = 50;

    public function __construct(private readonly Connection $db)
    {
    }

    /** @return ?int its id; null where its key or its token is known already */
    public function add(PatientRequest $new): ?int
    {
        $added = Retry::statement(fn (): int => $this->db->run(
            'INSERT IGNORE INTO {requests} (key_hash, token_hash, form_id, kind, phone, name, comment, branch_id, wished_at, visit_id, page, consent, proof, held, state, received_at)'
            . ' VALUES (%s, %s, %d, %s, %s, %s, %s, %d, %d, %d, %s, %s, %s, %s, %s, %d)',
            [
                $new->keyHash, $new->tokenHash, $new->formId, $new->kind, $new->phone, $new->name, $new->comment, $new->branchId,
                $new->wishedAt, $new->visitId, $new->page, $new->consent, $new->proof, $new->held, $new->state, $new->receivedAt,
            ],
        ));

        return $added === 1 ? $this->db->insertedId() : null;
    }

    public function find(int $id): ?PatientRequest
    {
        return $this->one($this->db->rows('SELECT * FROM {requests} WHERE id = %d', [$id]));
    }

    public function byKey(string $keyHash): ?PatientRequest
    {
        return $this->one($this->db->rows('SELECT * FROM {requests} WHERE key_hash = %s', [$keyHash]));
    }

    public function byToken(string $tokenHash): ?PatientRequest
    {
        return $this->one($this->db->rows('SELECT * FROM {requests} WHERE token_hash = %s', [$tokenHash]));
    }

    /** The visit that a request came from. */
    public function visitOf(int $id): ?int
    {
        return $this->visitsOf([$id])[$id] ?? null;
    }

    /**
     * @param  list<int>       $ids
     * @return array<int, int> id => visit that it came from, where one is known
     */
    public function visitsOf(array $ids): array
    {
        $visits = [];
        foreach ($ids === [] ? [] : $this->db->rows('SELECT id, visit_id FROM {requests} WHERE id IN (' . Where::marks(count($ids)) . ') AND visit_id IS NOT NULL', $ids) as $row) {
            $visits[(int) $row['id']] = (int) $row['visit_id'];
        }

        return $visits;
    }

    /**
     * What was written into a form together with a phone, for those who ring it.
     *
     * @param  list<int>          $ids
     * @return array<int, string> id => name, where one was given
     */
    public function namesOf(array $ids): array
    {
        $rows = $ids === [] ? [] : $this->db->rows('SELECT id, name FROM {requests} WHERE id IN (' . Where::marks(count($ids)) . ") AND name <> ''", $ids);

        return array_column(array_map(static fn (array $row): array => ['id' => (int) $row['id'], 'name' => (string) $row['name']], $rows), 'name', 'id');
    }

    /**
     * @param  'received_at'        $orderby
     * @return list<PatientRequest>
     */
    public function list(Where $where, string $orderby, string $order, int $limit, int $offset): array
    {
        $direction = $order === 'asc' ? 'ASC' : 'DESC';

        return array_map(PatientRequest::fromRow(...), $this->db->rows(
            "SELECT * FROM {requests} WHERE {$where->sql()} ORDER BY {$orderby} {$direction}, id {$direction} LIMIT %d OFFSET %d",
            [...$where->values(), $limit, $offset],
        ));
    }

    public function count(Where $where): int
    {
        return (int) ($this->db->rows("SELECT COUNT(*) AS requests FROM {requests} WHERE {$where->sql()}", $where->values())[0]['requests'] ?? 0);
    }

    /** Of many that tell staff of it at the same moment one does. */
    public function open(int $id): bool
    {
        return $this->changed("UPDATE {requests} SET state = 'open', rev = rev + 1 WHERE id = %d AND state = 'new' AND held = ''", [$id]);
    }

    /** What turned out to be part of a flood, before anybody was told of it. */
    public function hold(int $id, string $held): bool
    {
        return $this->changed("UPDATE {requests} SET held = %s, rev = rev + 1 WHERE id = %d AND state = 'new' AND held = ''", [$held, $id]);
    }

    public function release(int $id): bool
    {
        return $this->changed("UPDATE {requests} SET held = '', state = 'new', rev = rev + 1 WHERE id = %d AND held <> ''", [$id]);
    }

    public function handle(int $id, int $now, int $user): bool
    {
        return $this->changed("UPDATE {requests} SET state = 'handled', handled_at = %d, handled_by = %d, rev = rev + 1 WHERE id = %d AND state <> 'handled'", [$now, $user, $id]);
    }

    public function reopen(int $id): bool
    {
        return $this->changed("UPDATE {requests} SET state = 'open', handled_at = NULL, handled_by = NULL, rev = rev + 1 WHERE id = %d AND state = 'handled'", [$id]);
    }

    /** @return list<PatientRequest> of which nobody was told: whoever stored them did not come so far */
    public function left(int $from, int $to): array
    {
        return array_map(PatientRequest::fromRow(...), $this->db->rows(
            "SELECT * FROM {requests} WHERE held = '' AND received_at >= %d AND received_at < %d AND state = 'new' ORDER BY received_at LIMIT %d",
            [$from, $to, self::AT_ONCE],
        ));
    }

    /** @return ?int UTC milliseconds; when the first came of which nobody was told */
    public function leftSince(int $from): ?int
    {
        $first = $this->db->rows("SELECT received_at FROM {requests} WHERE held = '' AND received_at >= %d AND state = 'new' ORDER BY received_at LIMIT 1", [$from])[0]['received_at'] ?? null;

        return $first === null ? null : (int) $first;
    }

    /**
     * @param list<string> $reasons Held
     * @return int how many came since then and are held back for one of them
     */
    public function heldSince(array $reasons, int $from): int
    {
        return (int) ($this->db->rows(
            'SELECT COUNT(*) AS requests FROM {requests} WHERE held IN (' . Where::marks(count($reasons), '%s') . ') AND received_at >= %d',
            [...$reasons, $from],
        )[0]['requests'] ?? 0);
    }

    public function forget(int $id): bool
    {
        return $this->changed('DELETE FROM {requests} WHERE id = %d', [$id]);
    }

    /** @return int how many there were */
    public function forgetPhone(string $phone): int
    {
        return Retry::statement(fn (): int => $this->db->run('DELETE FROM {requests} WHERE phone = %s', [$phone]));
    }

    /** What is held back. */
    public function forgetHeld(int $before, int $limit): int
    {
        return $this->forgetOf("held <> '' AND received_at < %d", $before, $limit);
    }

    public function forgetBefore(int $before, int $limit): int
    {
        return $this->forgetOf("held = '' AND received_at < %d", $before, $limit);
    }

    /** @param string $text word by word */
    public function agreed(string $hash, string $text, int $now): void
    {
        Retry::statement(fn (): int => $this->db->run('INSERT IGNORE INTO {consents} (hash, text, first_at) VALUES (%s, %s, %d)', [$hash, $text, $now]));
    }

    /** @return ?string the whole hash of the text that was agreed to; null where none begins so */
    public function consentBeginning(string $digits): ?string
    {
        return $this->db->rows('SELECT hash FROM {consents} WHERE hash LIKE %s LIMIT 1', [$digits . '%'])[0]['hash'] ?? null;
    }

    /**
     * @param  list<string>          $hashes
     * @return array<string, string> hash => text
     */
    public function consents(array $hashes): array
    {
        $texts = [];
        foreach ($hashes === [] ? [] : $this->db->rows('SELECT hash, text FROM {consents} WHERE hash IN (' . Where::marks(count($hashes), '%s') . ')', $hashes) as $row) {
            $texts[(string) $row['hash']] = (string) $row['text'];
        }

        return $texts;
    }

    /** @param literal-string $where */
    private function forgetOf(string $where, int $before, int $limit): int
    {
        $ids = array_map(intval(...), array_column($this->db->rows("SELECT id FROM {requests} WHERE {$where} ORDER BY received_at LIMIT %d", [$before, $limit]), 'id'));

        return $ids === [] ? 0 : Retry::statement(fn (): int => $this->db->run('DELETE FROM {requests} WHERE id IN (' . Where::marks(count($ids)) . ')', $ids));
    }

    /**
     * @param literal-string   $sql
     * @param list<int|string> $values
     */
    private function changed(string $sql, array $values): bool
    {
        return Retry::statement(fn (): int => $this->db->run($sql, $values)) === 1;
    }

    /** @param list<array<string, string|null>> $rows */
    private function one(array $rows): ?PatientRequest
    {
        return isset($rows[0]) ? PatientRequest::fromRow($rows[0]) : null;
    }
}
