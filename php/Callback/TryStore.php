<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Limit\Turnstile;
use Ringwell\Time;

/** Orders to phone systems: written down before anything is asked, so that none is ever asked twice. */
final class TryStore
{
    /** One of which nothing was heard for so long holds no place any more. */
    public const LONGEST = 2 * Time::HOUR;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * Takes a callback that waits, for one try. All who want to ring pass here one after the other, so that what they count
     * is what there is: what rings now, what this phone and all have been rung today. Only a return means that it is
     * committed, and only then may the phone system be asked.
     *
     * @return CallbackTry|Reason|null Reason::Capped; null where it no longer waits as it did, or there is no place just now
     */
    public function claim(Callback $callback, int $connectionId, CallbackSettings $settings, int $now): CallbackTry|Reason|null
    {
        return Retry::transaction($this->db, function () use ($callback, $connectionId, $settings, $now): CallbackTry|Reason|null {
            (new Turnstile($this->db))->pass('callback');
            if ($this->isRinging($callback->phone, $now) || $this->ringing($now) >= $settings->atOnce) {
                return null;
            }
            if ($this->isCapped($callback->phone, $settings, $now)) {
                return Reason::Capped;
            }
            $isOurs = $this->db->run(
                "UPDATE {callbacks} SET state = 'asked', reason = '', detail = '', next_at = NULL, tries = tries + 1, rev = rev + 1"
                . " WHERE id = %d AND rev = %d AND state = 'waiting'",
                [$callback->id, $callback->rev],
            ) === 1;
            if (! $isOurs) {
                return null;
            }
            $command = 'rw' . bin2hex(random_bytes(12));
            $this->db->run(
                'INSERT INTO {callback_tries} (callback_id, connection_id, command, asked_at) VALUES (%d, %d, %s, %d)',
                [$callback->id, $connectionId, $command, $now],
            );

            return new CallbackTry($this->db->insertedId(), $callback->id, $connectionId, $command, $now);
        });
    }

    public function find(int $id): ?CallbackTry
    {
        return $this->many('id = %d', [$id])[0] ?? null;
    }

    public function byCommand(string $command): ?CallbackTry
    {
        return $this->many('command = %s', [$command])[0] ?? null;
    }

    /** The try that this connection was asked for: what another one says of it is not believed. */
    public function ofOrder(string $command, int $connectionId): ?CallbackTry
    {
        $try = $this->byCommand($command);

        return $try?->connectionId === $connectionId ? $try : null;
    }

    public function ofCall(int $callId): ?CallbackTry
    {
        return $this->many('call_id = %d', [$callId])[0] ?? null;
    }

    /** @return list<CallbackTry> the oldest first */
    public function ofCallback(int $callbackId): array
    {
        return $this->many('callback_id = %d', [$callbackId]);
    }

    /** @return list<CallbackTry> of a connection, asked since then, of which no call has been found */
    public function unmatched(int $connectionId, int $since): array
    {
        return $this->many("connection_id = %d AND result IN ('', 'unknown', 'not_listed') AND asked_at >= %d AND call_id IS NULL", [$connectionId, $since]);
    }

    /** @return list<CallbackTry> asked before then, still under way */
    public function openBefore(int $before, int $limit): array
    {
        return array_slice($this->many("result = '' AND asked_at < %d", [$before]), 0, $limit);
    }

    /** @return list<CallbackTry> asked between, of which nobody knows what became of them */
    public function unheard(int $from, int $before): array
    {
        return $this->many("result = 'unknown' AND asked_at >= %d AND asked_at < %d AND call_id IS NULL", [$from, $before]);
    }

    public function isLast(CallbackTry $try): bool
    {
        return $this->db->rows('SELECT id FROM {callback_tries} WHERE callback_id = %d AND id > %d LIMIT 1', [$try->callbackId, $try->id]) === [];
    }

    /** What the phone system said to the order; never what became of it. */
    public function taken(int $id, ?string $vendorCall, int $now): void
    {
        $this->db->run('UPDATE {callback_tries} SET taken_at = %d, vendor_call = %s WHERE id = %d', [$now, $vendorCall === null ? null : mb_substr($vendorCall, 0, 128), $id]);
    }

    public function leaveToFetch(int $id): void
    {
        $this->db->run('UPDATE {callback_tries} SET fetched_at = 0 WHERE id = %d AND fetched_at IS NULL', [$id]);
    }

    /** @return list<CallbackTry> that a bridge is to fetch, asked since then */
    public function toFetch(int $connectionId, int $since): array
    {
        return $this->many("connection_id = %d AND result = '' AND asked_at >= %d AND fetched_at = 0", [$connectionId, $since]);
    }

    /** @return bool whether it is handed out by this one, and thus by nobody else ever */
    public function fetch(int $id, int $now): bool
    {
        return $this->db->run("UPDATE {callback_tries} SET fetched_at = %d, taken_at = %d WHERE id = %d AND fetched_at = 0 AND result = ''", [$now, $now, $id]) === 1;
    }

    /** @return bool whether it was called off before anybody fetched it: then it never rings */
    public function callOff(int $id, Reason $why, int $now): bool
    {
        return $this->db->run(
            "UPDATE {callback_tries} SET result = %s, ended_at = %d WHERE id = %d AND fetched_at = 0 AND result = ''",
            [$why->value, $now, $id],
        ) === 1;
    }

    public function write(CallbackTry $try): void
    {
        $this->db->run(
            'UPDATE {callback_tries} SET clinic_at = %d, clinic_answered_at = %d, patient_at = %d, talking_at = %d, ended_at = %d, result = %s,'
            . ' detail = %s, call_id = %d WHERE id = %d',
            [
                $try->clinicAt, $try->clinicAnsweredAt, $try->patientAt, $try->talkingAt, $try->endedAt, $try->result,
                $try->detail, $try->callId, $try->id,
            ],
        );
    }

    /** Seconds that one of the last tries which reached somebody took, at the middle. */
    public function usualSeconds(int $otherwise): int
    {
        $rows = $this->db->rows("SELECT ended_at - asked_at AS took FROM {callback_tries} WHERE result = 'talked' ORDER BY id DESC LIMIT 21");
        $took = array_map(static fn (array $row): int => intdiv((int) $row['took'], Time::SECOND), $rows);
        sort($took);

        return $took === [] ? $otherwise : max(30, $took[intdiv(count($took), 2)]);
    }

    private function isRinging(string $phone, int $now): bool
    {
        return $this->db->rows(
            "SELECT t.id FROM {callbacks} c JOIN {callback_tries} t ON t.callback_id = c.id WHERE c.phone = %s AND t.result = '' AND t.asked_at > %d LIMIT 1",
            [$phone, $now - self::LONGEST],
        ) !== [];
    }

    private function ringing(int $now): int
    {
        return (int) ($this->db->rows("SELECT COUNT(*) AS n FROM {callback_tries} WHERE result = '' AND asked_at > %d", [$now - self::LONGEST])[0]['n'] ?? 0);
    }

    private function isCapped(string $phone, CallbackSettings $settings, int $now): bool
    {
        $since = $now - Time::DAY;
        $ofPhone = $this->db->rows(
            'SELECT COUNT(*) AS n FROM {callbacks} c JOIN {callback_tries} t ON t.callback_id = c.id WHERE c.phone = %s AND t.asked_at > %d',
            [$phone, $since],
        );

        return (int) ($ofPhone[0]['n'] ?? 0) >= $settings->perPhone || $this->isDayFull($settings, $now);
    }

    /** Whether all together were rung as often as they may be in a day. */
    public function isDayFull(CallbackSettings $settings, int $now): bool
    {
        // The last try but so many: where even that was today, they all were.
        $last = $this->db->rows('SELECT asked_at FROM {callback_tries} ORDER BY id DESC LIMIT 1 OFFSET %d', [$settings->perDay - 1])[0]['asked_at'] ?? null;

        return $last !== null && (int) $last > $now - Time::DAY;
    }

    /**
     * @param  literal-string         $where
     * @param  list<string|int|null>  $values
     * @return list<CallbackTry>
     */
    private function many(string $where, array $values): array
    {
        return array_map(CallbackTry::fromRow(...), $this->db->rows("SELECT * FROM {callback_tries} WHERE {$where} ORDER BY id", $values));
    }
}
