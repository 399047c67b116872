<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Lease\PoolSettings;
use Ringwell\Site\ConfigTag;
use Ringwell\Site\SiteScript;
use Ringwell\Site\SourcePreview;
use Ringwell\Site\SourcePreviewTags;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;

/** A page as visitors from one source see it: only for who may change sources, and nothing is leased or counted. */
final class SourcePreviewTest extends TestCase
{
    use Answers;
    use Clinic;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->services->pageConfig()->publish();
    }

    protected function tearDown(): void
    {
        unset($_GET[SourcePreview::ARGUMENT]);
        wp_dequeue_script(SiteScript::HANDLE);
        wp_deregister_script(SiteScript::HANDLE);
        parent::tearDown();
    }

    public function testAPoolShowsOneOfItsNumbersAsAnExample(): void
    {
        $shown = $this->preview($this->yandexId);

        self::assertSame(
            ['target' => $this->targetId, 'number' => ClinicPlan::YANDEX[0], 'display' => null, 'kind' => 'pool', 'fallback' => ClinicPlan::DEFAULT],
            At::path($shown, 'answer', 'numbers', 0),
        );
        self::assertSame('As visitors from “Yandex Direct” see it', $shown['title']);
        self::assertStringContainsString('is an example from the pool “Yandex Direct”', $this->line($shown));
    }

    public function testAPoolWithoutNumbersShowsItsDefault(): void
    {
        $empty = $this->services->pools()->add('Empty', $this->targetId, new PoolSettings());
        $source = $this->services->sources()->add('Radio', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'radio']]]]], true);
        $this->services->placements()->save($source, [new PlacementWrite($this->targetId, 'pool', $empty, null, null)]);
        $shown = $this->preview($source);

        self::assertSame([ClinicPlan::OWN, 'own'], [At::path($shown, 'answer', 'numbers', 0, 'number'), At::path($shown, 'answer', 'numbers', 0, 'kind')]);
        self::assertStringContainsString('because the pool “Empty” has no numbers', $this->line($shown));
    }

    public function testAStaticNumberIsShownAsItIs(): void
    {
        $static = $this->preview($this->services->sources()->builtin('organic')->id);

        self::assertSame([ClinicPlan::STATIC, 'static'], [At::path($static, 'answer', 'numbers', 0, 'number'), At::path($static, 'answer', 'numbers', 0, 'kind')]);
        self::assertStringContainsString('the same for all visitors', $this->line($static));
    }

    public function testASourceWithoutPlacementsShowsTheSitesOwnNumber(): void
    {
        $own = $this->preview($this->services->sources()->builtin('direct')->id);

        self::assertSame([ClinicPlan::OWN, 'own'], [At::path($own, 'answer', 'numbers', 0, 'number'), At::path($own, 'answer', 'numbers', 0, 'kind')]);
        self::assertStringContainsString('the site’s own number', $this->line($own));
    }

    public function testTheBundleCannotReachTheDoors(): void
    {
        $this->actAs('administrator');
        $this->open($this->addressOf($this->yandexId));
        $html = $this->head();
        $config = $this->json($html, ConfigTag::ID);

        self::assertSame(['about:ringwell', 'about:ringwell', 'none'], [$config['lease'], $config['activity'], $config['consent']]);
        self::assertArrayNotHasKey('fast', $config);
        self::assertSame(ClinicPlan::OWN, At::path($config, 'targets', 0, 'number'));
        self::assertSame(1, substr_count($html, 'id="' . ConfigTag::ID . '"'));
        self::assertStringNotContainsString('ringwell/v1/lease', $html);
        self::assertLessThan(strpos($html, 'id="' . ConfigTag::ID . '"'), strpos($html, 'site-preview.js'), 'The answer is there before the bundle asks.');
    }

    public function testNothingIsWritten(): void
    {
        $before = $this->written();
        $this->preview($this->yandexId);

        self::assertSame($before, $this->written());
        self::assertSame(['0', '0', '0'], array_slice($before, 0, 3));
    }

    public function testNoCacheKeepsIt(): void
    {
        $this->actAs('ringwell_marketer');
        $this->open($this->addressOf($this->yandexId));
        $headers = (array) apply_filters('wp_headers', ['X-Other' => 'kept']);

        self::assertStringContainsString('no-store', self::text($headers, 'Cache-Control'));
        self::assertSame(['same-origin', 'kept'], [$headers['Referrer-Policy'] ?? null, $headers['X-Other'] ?? null]);
        self::assertFalse(apply_filters('show_admin_bar', true));
    }

    public function testTheAddressIsGoodForItsOwnerAndSourceAlone(): void
    {
        $this->actAs('administrator');
        $address = $this->addressOf($this->yandexId);
        $this->open($address);
        self::assertSame($this->yandexId, SourcePreview::source());
        $_GET[SourcePreview::ARGUMENT] = preg_replace('/^\d+/', (string) ($this->yandexId + 1), (string) $_GET[SourcePreview::ARGUMENT]);
        self::assertNull(SourcePreview::source(), 'another source');
        $this->actAs('administrator');
        $this->open($address);
        self::assertNull(SourcePreview::source(), 'another owner');
        wp_set_current_user(0);
        self::assertNull(SourcePreview::source(), 'nobody');
        self::assertStringContainsString('lease', self::text($this->json($this->head(), ConfigTag::ID), 'lease'), 'an ordinary page');
        self::assertSame([], apply_filters('wp_headers', []));
    }

    public function testWhoLosesTheRightLosesThePage(): void
    {
        $id = $this->actAs('ringwell_marketer');
        $this->open($this->addressOf($this->yandexId));
        self::assertTrue(SourcePreview::isOn());
        $user = get_userdata($id);
        self::assertInstanceOf(\WP_User::class, $user);
        $user->set_role('subscriber');
        wp_set_current_user(0);
        wp_set_current_user($id);
        self::assertFalse(SourcePreview::isOn());
    }

    /** @return iterable<string, array{mixed}> */
    public static function wrong(): iterable
    {
        yield 'no nonce' => ['1'];
        yield 'empty nonce' => ['1-'];
        yield 'made up' => ['1-0123456789'];
        yield 'no source' => ['0-0123456789'];
        yield 'a list' => [['1-0123456789']];
        yield 'markup' => ['1-"><script>'];
        yield 'a number that PHP cannot hold' => ['99999999999999999999-0123456789'];
    }

    #[DataProvider('wrong')]
    public function testAWrongArgumentIsAnOrdinaryPage(mixed $argument): void
    {
        $this->actAs('administrator');
        $_GET[SourcePreview::ARGUMENT] = $argument;

        self::assertNull(SourcePreview::source());
        self::assertStringNotContainsString(SourcePreviewTags::ID, $this->head());
    }

    public function testASourceThatIsGoneShowsTheSitesOwnNumber(): void
    {
        $shown = $this->preview(999999);

        self::assertSame(ClinicPlan::OWN, At::path($shown, 'answer', 'numbers', 0, 'number'));
    }

    public function testNamesCannotCloseTheTag(): void
    {
        $source = $this->services->sources()->add('</script><b>&"', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'x']]]]], true);
        $this->actAs('administrator');
        $this->open($this->addressOf($source));

        self::assertStringNotContainsString('<b>', $this->head());
    }

    public function testOnlyWhoMayEditSourcesGetsTheAddress(): void
    {
        self::assertSame(401, $this->rest('GET', 'preview', query: ['source' => 1])->get_status());
        foreach (['subscriber', 'ringwell_receptionist'] as $role) {
            $this->actAs($role);
            self::assertSame(403, $this->rest('GET', 'preview', query: ['source' => 1])->get_status(), $role);
        }
        $this->actAs('administrator');
        foreach (['0', '-1', 'x', '1.5'] as $source) {
            self::assertSame(400, $this->rest('GET', 'preview', query: ['source' => $source])->get_status(), $source);
        }
    }

    /** @return array<mixed> what the page is told */
    private function preview(int $source): array
    {
        $this->actAs('administrator');
        $this->open($this->addressOf($source));

        return $this->json($this->head(), SourcePreviewTags::ID);
    }

    private function addressOf(int $source): string
    {
        $answer = $this->row($this->rest('GET', 'preview', query: ['source' => (string) $source]), 'Site', 'preview');

        return self::text($answer, 'address');
    }

    private function open(string $address): void
    {
        self::assertSame(0, strpos($address, home_url('/')), $address);
        parse_str((string) wp_parse_url($address, PHP_URL_QUERY), $query);
        $_GET[SourcePreview::ARGUMENT] = $query[SourcePreview::ARGUMENT] ?? null;
    }

    private function head(): string
    {
        wp_dequeue_script(SiteScript::HANDLE);
        $GLOBALS['wp_scripts'] = null;
        remove_all_actions('wp_head', 2);
        remove_all_actions('wp_head', 3);
        ob_start();
        // It asks for the scripts by itself.
        do_action('wp_head');

        preg_match_all('~<script\b[^>]*ringwell.*?</script>~s', (string) ob_get_clean(), $found);

        return implode("\n", $found[0]);
    }

    /** @return array<mixed> */
    private function json(string $html, string $id): array
    {
        preg_match('~id="' . $id . '"[^>]*>(.*?)</script>~s', $html, $found);
        $data = json_decode($found[1] ?? '', true);
        self::assertIsArray($data, $html);

        return $data;
    }

    /** @param array<mixed> $shown */
    private function line(array $shown): string
    {
        return self::text($shown, 'lines', 0);
    }

    private static function text(mixed $data, int|string ...$path): string
    {
        $text = At::path($data, ...$path);
        self::assertIsString($text);

        return $text;
    }

    /** @return list<string> how many rows, and what the leases are */
    private function written(): array
    {
        $counts = array_map(
            fn (string $table): string => (string) $this->wpdb->get_var((string) $this->wpdb->prepare('SELECT COUNT(*) FROM %i', "{$this->wpdb->prefix}ringwell_{$table}")),
            ['visits', 'page_views', 'exposures'],
        );

        return [...$counts, (string) wp_json_encode($this->services->db()->rows('SELECT * FROM {leases} ORDER BY number_id'))];
    }
}
