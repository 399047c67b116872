<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Plan;

use Ringwell\DoorServices;
use Ringwell\Plan\NotReady;
use Ringwell\Plan\Plan;
use Ringwell\Plan\PlanBuilder;
use Ringwell\Source\SourceStore;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

/** Whatever an owner changes, the next read of a door sees it; and what he doesn't change makes no work. */
final class PlanTest extends TestCase
{
    use Clinic;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->actAs('administrator');
        $this->services->plan();
    }

    public function testTargets(): void
    {
        $this->assertSeen('a new target', fn () => $this->rest('POST', 'targets', ['name' => 'Branch', 'number' => '+74951110077']), 201);
        $id = $this->services->targets()->all()[1]->id;
        $this->assertSeen('its name', fn () => $this->rest('PUT', "targets/{$id}", ['name' => 'Second branch', 'number' => '+74951110077']));
        $this->assertSeen('another number', fn () => $this->rest('PUT', "targets/{$id}", ['name' => 'Second branch', 'number' => '+74951110078']));
        $this->assertSeen('deleted', fn () => $this->rest('DELETE', "targets/{$id}"));
    }

    public function testSources(): void
    {
        $rule = static fn (string $value): array => ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => $value]]]]];
        $this->assertSeen('a new source', fn () => $this->rest('POST', 'sources', ['name' => 'Google', 'rule' => $rule('google'), 'enabled' => true]), 201);
        $id = array_column($this->services->sources()->all(), 'id', 'name')['Google'];
        $this->assertSeen('its rule', fn () => $this->rest('PUT', "sources/{$id}", ['name' => 'Google', 'rule' => $rule('google-ads'), 'enabled' => true]));
        $this->assertSeen('switched off', fn () => $this->rest('PUT', "sources/{$id}", ['name' => 'Google', 'rule' => $rule('google-ads'), 'enabled' => false]));
        $this->assertSeen('the order', fn () => $this->rest('PUT', 'sources/order', ['ids' => [$id, $this->yandexId]]));
        $static = ['target_id' => $this->targetId, 'kind' => 'static', 'static_number' => '+74951110079'];
        $this->assertSeen('what it shows', fn () => $this->rest('PUT', "sources/{$id}", ['name' => 'Google', 'rule' => $rule('google-ads'), 'enabled' => false, 'placements' => [$static]]));
        $this->assertSeen('shows nothing', fn () => $this->rest('PUT', "sources/{$id}", ['name' => 'Google', 'rule' => $rule('google-ads'), 'enabled' => false, 'placements' => []]));
        $this->assertSeen('deleted', fn () => $this->rest('DELETE', "sources/{$id}"));
    }

    public function testPools(): void
    {
        $settings = ['name' => 'Google', 'target_id' => $this->targetId];
        $this->assertSeen('a new pool', fn () => $this->rest('POST', 'pools', $settings), 201);
        $this->assertSeen('its hold', fn () => $this->rest('PUT', "pools/{$this->poolId}", ['name' => 'Yandex Direct', 'target_id' => $this->targetId, 'hold_minutes' => 7]));
        $this->assertSeen('one number more', fn () => $this->rest('POST', "pools/{$this->poolId}/numbers", ['numbers' => ['+74951110081']]), 201);
        $number = $this->services->numbers()->byE164('+74951110081');
        $this->assertSeen('one number less', fn () => $this->rest('PATCH', "numbers/{$number?->id}", ['role' => 'quarantined']));
        $this->assertSeen('deleted, with its placements', fn () => $this->rest('DELETE', "pools/{$this->poolId}", null, [], ['force' => true]));
    }

    public function testNumbersThatPagesShowWithoutALease(): void
    {
        foreach ([ClinicPlan::OWN, ClinicPlan::STATIC, ClinicPlan::DEFAULT] as $e164) {
            $id = $this->services->numbers()->byE164($e164)?->id;
            $this->assertSeen("how {$e164} is written", fn () => $this->rest('PATCH', "numbers/{$id}", ['display' => '8 495 1']));
        }
        foreach ([ClinicPlan::STATIC, ClinicPlan::DEFAULT] as $e164) {
            $id = $this->services->numbers()->byE164($e164)?->id;
            $this->assertSeen("{$e164} taken out of use", fn () => $this->rest('PATCH', "numbers/{$id}", ['role' => 'quarantined']));
        }
        $id = $this->services->numbers()->byE164(ClinicPlan::OWN)?->id;
        $before = $this->row();
        $this->rest('PATCH', "numbers/{$id}", ['label' => 'At the desk']);
        self::assertSame($before, $this->row(), 'A label is nobody\'s news.');
    }

    public function testWhatTheOwnerSets(): void
    {
        $this->rest('PUT', 'settings', ['last_source_days' => 9, 'keep_placement' => true, 'other_sites' => ['https://second.example'], 'proxies' => ['192.0.2.0/24']]);
        $site = $this->withoutWordPress()->plan()->site;

        self::assertSame([9, true, ['https://second.example'], ['192.0.2.0/24']], [$site->lastSourceDays, $site->keepPlacement, $site->otherSites, $site->proxies]);
        self::assertContains('second.example', $site->hosts);
        self::assertTrue($site->origins()->isOther('https://second.example'));

        $this->services->configKeys()->rotate($this->clock->now());
        self::assertEquals($this->services->configKeys()->keys(), $this->withoutWordPress()->plan()->site->keys());

        update_option('home', 'https://moved.example/clinic');
        $site = $this->withoutWordPress()->plan()->site;
        self::assertContains('moved.example', $site->hosts);
        self::assertSame('/clinic/', $site->homePath);
    }

    /** A tool that moves sites has written the options past WordPress. */
    public function testWhatNoHookToldIsMendedByTheDoorByRest(): void
    {
        $this->wpdb->update($this->wpdb->options, ['option_value' => 'https://other.example'], ['option_name' => 'home']);
        wp_cache_delete('alloptions', 'options');
        self::assertNotContains('other.example', $this->withoutWordPress()->plan()->site->hosts);

        self::assertContains('other.example', $this->services->plan()->site->hosts);
        self::assertContains('other.example', $this->withoutWordPress()->plan()->site->hosts);
    }

    /** A plugin for several languages, or an owner whose own is not the site's. */
    public function testWhoAsksInAnotherLanguageChangesNothing(): void
    {
        $site = fn (): ?string => $this->services->db()->rows('SELECT site FROM {plans} WHERE id = 1')[0]['site'];
        $before = $site();
        add_filter('gettext_ringwell', static fn (string $text): string => "({$text})");
        $direct = $this->services->sources()->builtin('direct')->id;

        self::assertStringStartsWith('(', $this->services->plan()->sourceName($direct));
        self::assertSame($before, $site());
    }

    public function testWithoutAWordFromWordPressNoDoorOpensWithoutIt(): void
    {
        $this->services->db()->run('DELETE FROM {plans} WHERE id = 1');

        try {
            $this->withoutWordPress()->plan();
            self::fail('It knows no key of tokens.');
        } catch (NotReady) {
            self::assertInstanceOf(Plan::class, $this->services->plan());
        }
        self::assertEquals($this->services->plan()->site, $this->withoutWordPress()->plan()->site);
    }

    public function testABodyThatCantBeReadIsMadeAnew(): void
    {
        $expected = $this->withoutWordPress()->plan()->rules();
        foreach (['', '[]', '{"form":"0"}', '{"form'] as $broken) {
            $this->services->db()->run('UPDATE {plans} SET body = %s', [$broken]);
            self::assertEquals($expected, $this->withoutWordPress()->plan()->rules());
        }
    }

    public function testItSaysWhatTheRoomsSay(): void
    {
        $plan = $this->withoutWordPress()->plan();

        self::assertEquals($this->services->targets()->all(), $plan->targets([$this->targetId, 999]));
        self::assertEquals($this->services->placements()->forSource($this->yandexId), array_values($plan->placements($this->yandexId)));
        self::assertSame(2, $plan->pool($this->poolId)?->numbers);
        self::assertNull($plan->pool(999));
        self::assertSame('Yandex Direct', $plan->sourceName($this->yandexId));
        $direct = $this->services->sources()->builtin('direct');
        self::assertSame([$direct->name, $direct->id], [$plan->sourceName($direct->id), $plan->rules()->direct()]);
        self::assertSame('', $plan->sourceName(999));
    }

    /** @param \Closure(): \WP_REST_Response $change */
    private function assertSeen(string $what, \Closure $change, int $status = 200): void
    {
        $before = $this->row();
        self::assertSame($before['rev'], $before['built'], 'Made already.');
        $response = $change();
        self::assertSame($status, $response->get_status(), "{$what}: " . json_encode($response->get_data()));
        self::assertGreaterThan((int) $before['rev'], (int) $this->row()['rev'], $what);

        $this->withoutWordPress()->plan();
        $after = $this->row();
        self::assertSame($after['rev'], $after['built'], $what);
        self::assertNotSame($before['body'], $after['body'], $what);
        self::assertSame($this->asked(), $after['body'], $what);
    }

    /** What the rooms say now. */
    private function asked(): string
    {
        $sources = new SourceStore($this->services->transactionalDb(), $this->clock);

        return (new PlanBuilder($this->services->targets(), $sources, $this->services->placements(), $this->services->pools()))->body();
    }

    /** @return array<string, string|null> */
    private function row(): array
    {
        return $this->services->db()->rows('SELECT rev, built, body FROM {plans} WHERE id = 1')[0];
    }

    private function withoutWordPress(): DoorServices
    {
        return new DoorServices($this->services->transactionalDb(), $this->clock);
    }
}
