<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Source;

use Ringwell\Number\NumberStore;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Number\TooManyTargets;
use Ringwell\Source\SourceStore;
use Ringwell\Source\TooManySources;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** There are only so many targets and sources, also when the last place is taken by somebody else at the same time. */
final class LimitsTest extends TestCase
{
    protected function isWrapped(): bool
    {
        return false;
    }

    public function testTargets(): void
    {
        foreach (range(1, TargetStore::MOST - 1) as $number) {
            $this->services->targets()->add("T{$number}", sprintf('+7495111%04d', $number), null);
        }
        $rivals = SecondConnection::open($this->wpdb);
        $rivalNumbers = new NumberStore($rivals);
        $rival = new TargetStore($rivals, $rivalNumbers, new RoleDesk($rivals, $rivalNumbers, $this->clock), $this->clock);
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', static function () use ($rival): void {
            $rival->add('Last', '+74952220001', null);
        });
        $numbers = new NumberStore($db);
        $targets = new TargetStore($db, $numbers, new RoleDesk($db, $numbers, $this->clock), $this->clock);

        try {
            $targets->add('One more', '+74952220002', null);
            self::fail('There are more targets than an answer can hold.');
        } catch (TooManyTargets) {
            self::assertCount(TargetStore::MOST, $this->services->targets()->all());
        }
        $this->actAs('administrator');
        $answer = $this->rest('POST', 'targets', ['name' => 'x', 'number' => '+74952220003']);
        self::assertSame([409, 'ringwell_too_many_targets'], [$answer->get_status(), $answer->get_data()['code']]);
        self::assertNull($this->services->numbers()->byE164('+74952220003'));
    }

    public function testSources(): void
    {
        $this->services->sources()->seedBuiltins();
        $there = count($this->services->sources()->all());
        foreach (range($there + 1, SourceStore::MOST - 1) as $number) {
            $this->services->db()->run("INSERT INTO {sources} (name, rule, priority, created_at) VALUES (%s, '{}', %d, 1)", ["s{$number}", $number]);
        }
        $rival = new SourceStore(SecondConnection::open($this->wpdb), $this->clock);
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', static function () use ($rival): void {
            $rival->add('Last', ['any' => []], true);
        });
        $sources = new SourceStore($db, $this->clock);

        try {
            $db->transaction(static fn (): int => $sources->add('One more', ['any' => []], true));
            self::fail('There are more sources than an order can name.');
        } catch (TooManySources) {
            self::assertCount(SourceStore::MOST, $this->services->sources()->all());
        }
        $this->actAs('administrator');
        $body = ['name' => 'x', 'rule' => ['any' => [['all' => [['field' => 'gclid', 'op' => 'present']]]]]];
        $answer = $this->rest('POST', 'sources', $body);
        self::assertSame([409, 'ringwell_too_many_sources'], [$answer->get_status(), $answer->get_data()['code']]);
        $removed = (int) $this->services->db()->rows('SELECT id FROM {sources} WHERE builtin IS NULL')[0]['id'];
        self::assertSame(200, $this->rest('DELETE', "sources/{$removed}")->get_status());
        self::assertSame(201, $this->rest('POST', 'sources', $body)->get_status(), 'A removed one frees its place.');
    }
}
