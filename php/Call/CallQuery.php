<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Where;

/** Which calls a list wants; pure, down to the condition. Columns are those of calls, named c. */
final class CallQuery
{
    public const ORDERABLE = ['started_at', 'talk_seconds', 'wait_seconds'];
    private const SHOWN = "c.direction IN ('in','out','callback')";

    private const RESULTS = [
        'ringing' => "c.state <> 'ended' AND c.answered_at IS NULL",
        'talking' => "c.state <> 'ended' AND c.answered_at IS NOT NULL",
        'answered' => "c.state = 'ended' AND c.answered_at IS NOT NULL",
        'missed' => "c.direction = 'in' AND c.state = 'ended' AND c.answered_at IS NULL",
    ];

    /** A callback that ended before the patient's phone rang, because nobody at the clinic picked up, has called nobody back. */
    private const REACHED_OUT = "o.direction <> 'callback' OR o.stage IN ('patient_rings','talking') OR o.unreached IN ('patient_silent','patient_busy')"
        . " OR (o.answered_at IS NOT NULL AND o.unreached = '')";

    /**
     * Missed, and nothing has happened with this caller since: no call back, no other try. So each person is there once,
     * and who rings with advertising is gone as soon as his last call is marked.
     */
    private const NOT_CALLED_BACK = "c.direction = 'in' AND c.state = 'ended' AND c.answered_at IS NULL AND c.caller IS NOT NULL AND c.spam = 0"
        . ' AND NOT EXISTS (SELECT 1 FROM {calls} o WHERE o.caller = c.caller AND o.id <> c.id AND ' . "o.direction IN ('in','out','callback') AND (" . self::REACHED_OUT . ')'
        . ' AND (o.started_at > c.started_at OR (o.started_at = c.started_at AND o.id > c.id)))';

    public readonly Where $where;

    public function __construct(
        public readonly string $orderby = 'started_at',
        public readonly string $order = 'desc',
        public readonly int $limit = 25,
        public readonly int $offset = 0,
    ) {
        $this->where = (new Where())->and(self::SHOWN);
    }

    public function result(string $result): self
    {
        if (isset(self::RESULTS[$result])) {
            $this->where->and(self::RESULTS[$result]);
        }

        return $this;
    }

    public function notCalledBack(): self
    {
        $this->where->and(self::NOT_CALLED_BACK);

        return $this;
    }

    public function firstTime(): self
    {
        $this->where->and('c.new_caller = 1');

        return $this;
    }

    public function spam(bool $isSpam): self
    {
        $this->where->and('c.spam = %d', [(int) $isSpam]);

        return $this;
    }

    /** What reports count: calls from outside, without spam. */
    public function counted(): self
    {
        $this->where->and("c.direction = 'in'");

        return $this->spam(false);
    }

    public function since(int $from): self
    {
        $this->where->and('c.started_at >= %d', [$from]);

        return $this;
    }

    public function before(int $to): self
    {
        $this->where->and('c.started_at < %d', [$to]);

        return $this;
    }

    public function number(int $numberId): self
    {
        $this->where->and('c.number_id = %d', [$numberId]);

        return $this;
    }

    public function connection(int $connectionId): self
    {
        $this->where->and('c.connection_id = %d', [$connectionId]);

        return $this;
    }

    public function tag(string $tag): self
    {
        $this->where->and('c.tags LIKE %s', [Tags::pattern(mb_scrub($tag, 'UTF-8'))]);

        return $this;
    }

    /**
     * Any part of a phone in any format. Who may not see whole phones finds calls by the clinic's number alone:
     * the few hidden digits of a caller could be tried out one after the other, even with whole numbers.
     */
    public function search(string $text, string $region, bool $maySeeCallers): self
    {
        $text = mb_scrub($text, 'UTF-8');
        $digits = (string) preg_replace('/\D/', '', $text);
        if ($digits === '') {
            $this->where->and('c.tags LIKE %s', ['%' . addcslashes(trim($text), '%_\\') . '%']);

            return $this;
        }
        // A Russian number is written with 8 in front at home and stored with 7.
        $parts = $digits[0] === '8' && $region === 'RU' ? [$digits, '7' . substr($digits, 1)] : [$digits];
        $columns = $maySeeCallers ? ['c.caller', 'c.did'] : ['c.did'];
        $texts = [];
        $values = [];
        foreach ($columns as $column) {
            foreach ($parts as $part) {
                $texts[] = "{$column} LIKE %s";
                $values[] = "%{$part}%";
            }
        }
        $whole = $maySeeCallers ? Party::phone($text, $region)?->e164 : null;
        if ($whole !== null) {
            $texts[] = 'c.caller = %s';
            $values[] = $whole;
        }
        $this->where->and(implode(' OR ', $texts), $values);

        return $this;
    }
}
