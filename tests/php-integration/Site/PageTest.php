<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use Ringwell\Settings;
use Ringwell\Site\ConfigTag;
use Ringwell\Site\Page;
use Ringwell\Site\PublishedConfig;
use Ringwell\Site\SiteScript;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/** What front-end pages print, and what that costs. */
final class PageTest extends TestCase
{
    use Answers;

    private const OWN = '+74951112233';

    private int $targetId = 0;

    protected function setUp(): void
    {
        parent::setUp();
        $this->targetId = $this->services->targets()->add('Reception', self::OWN, '8 (495) 111-22-33');
        $this->services->pageConfig()->publish();
    }

    protected function tearDown(): void
    {
        wp_dequeue_script(SiteScript::HANDLE);
        wp_deregister_script(SiteScript::HANDLE);
        remove_all_filters('wp_script_attributes');
        unset($_GET['et_fb']);
        parent::tearDown();
    }

    public function testAPageHoldsTheConfigAndTheStarterOnceAndNoScriptThatCouldBeDelayed(): void
    {
        $html = $this->head();

        self::assertSame(1, substr_count($html, 'id="ringwell-config"'));
        self::assertSame(1, substr_count($html, 'id="ringwell-starter"'));
        self::assertLessThan(strpos($html, 'id="ringwell-starter"'), strpos($html, 'id="ringwell-config"'), 'The starter reads the config at once.');
        self::assertStringNotContainsString(' src=', $html);
        $site = $this->config($html)['site'];
        self::assertIsString($site);
        self::assertMatchesRegularExpression('~/build/site\.js\?ver=\w+$~', $site);
    }

    public function testAllThatRunsInThePageCanCarryANonce(): void
    {
        add_filter('wp_inline_script_attributes', static fn (array $attributes): array => $attributes + ['nonce' => 'once']);
        $html = $this->head();
        remove_all_filters('wp_inline_script_attributes');

        self::assertMatchesRegularExpression('~<script[^>]*id="ringwell-starter"[^>]*nonce="once"~', $html);
    }

    public function testWhereScriptsInThePageAreForbiddenTheStarterIsAFile(): void
    {
        add_filter('ringwell_inline_starter', '__return_false');
        $html = $this->head();
        remove_filter('ringwell_inline_starter', '__return_false');

        self::assertStringNotContainsString('ringwell-starter', $html);
        self::assertSame(1, substr_count($html, 'build/starter.js'));
        self::assertSame(['application/json'], $this->typesOfTagsWithoutAddress($html), 'Data is allowed under any policy.');
    }

    public function testTheConfigIsTheSameForEveryoneAndHoldsNoSecret(): void
    {
        $html = $this->head();
        $config = $this->config($html);

        self::assertSame([['id' => $this->targetId, 'number' => self::OWN, 'display' => '8 (495) 111-22-33']], $config['targets']);
        self::assertSame('full', $config['consent']);
        self::assertIsString($config['config']);
        self::assertSame([$this->targetId], $this->services->configToken()->read($config['config']));
        self::assertIsString($config['lease']);
        self::assertStringStartsWith('/', $config['lease']);
        $this->actAs('administrator');
        self::assertSame($html, $this->head(), 'A page cache may give a logged-in owner’s page to anybody.');
        self::assertStringNotContainsString($this->services->configKeys()->keys()->current(), $html);
    }

    public function testPlainPermalinksAreReachedToo(): void
    {
        update_option('permalink_structure', '');

        $config = $this->config($this->head());

        self::assertIsString($config['lease']);
        self::assertStringContainsString('rest_route=', $config['lease']);
        self::assertStringNotContainsString('\\u0026', (string) wp_json_encode($config, JSON_UNESCAPED_SLASHES), 'Decoded, it is an ordinary address.');
    }

    public function testOptimisersAreAskedToKeepAway(): void
    {
        $html = $this->head();
        self::assertSame(2, substr_count($html, 'data-cfasync="false"'), 'the config and the starter');
        self::assertSame(2, substr_count($html, 'nowprocket'));
        foreach (['rocket_delay_js_exclusions', 'litespeed_optm_js_defer_exc', 'sgo_javascript_combine_excluded_inline_content'] as $filter) {
            self::assertSame(['theirs', 'ringwell/build/starter', 'ringwell-config'], apply_filters($filter, ['theirs']));
        }
        self::assertContains(SiteScript::HANDLE, (array) apply_filters('sgo_javascript_combine_exclude', []));
        self::assertSame(['ringwell/build/starter', 'ringwell-config'], apply_filters('rocket_defer_inline_exclusions', null));
        self::assertSame('a.js, ringwell/build/starter, ringwell-config', apply_filters('autoptimize_filter_js_exclude', 'a.js'));
        self::assertSame(['a.js' => 'x', 'ringwell/build/starter' => '', 'ringwell-config' => ''], apply_filters('autoptimize_filter_js_exclude', ['a.js' => 'x']));
        self::assertFalse(apply_filters('rocket_exclude_js', false), 'What another plugin broke stays its own.');
    }

    public function testTheStarterHasTheTextThatOptimisersLookFor(): void
    {
        preg_match('~<script[^>]*id="ringwell-starter"[^>]*>(.*?)</script>~s', $this->head(), $found);

        self::assertStringContainsString(ConfigTag::ID, $found[1] ?? '');
    }

    public function testTheFileAsksTheSameOfOptimisers(): void
    {
        add_filter('ringwell_inline_starter', '__return_false');
        $html = $this->head();
        remove_filter('ringwell_inline_starter', '__return_false');
        preg_match('~<script[^>]*build/starter\.js[^>]*>~', $html, $found);
        $tag = $found[0] ?? '';

        self::assertMatchesRegularExpression('~\sasync~', $tag);
        self::assertStringContainsString('fetchpriority="high"', $tag);
        self::assertStringContainsString('nowprocket', $tag);
        self::assertLessThan(strpos($tag, ' src='), strpos($tag, 'data-cfasync="false"'), 'Rocket Loader reads it only before src.');
    }

    public function testAPageCostsNoQuery(): void
    {
        $this->head();
        $with = $this->queries(fn () => $this->head());
        $hook = At::path($GLOBALS['wp_filter'], 'wp_enqueue_scripts');
        self::assertInstanceOf(\WP_Hook::class, $hook);
        $GLOBALS['wp_filter']['wp_enqueue_scripts'] = clone $hook;
        remove_all_actions('wp_enqueue_scripts', 10);
        $without = $this->queries(fn () => $this->head());
        $GLOBALS['wp_filter']['wp_enqueue_scripts'] = $hook;

        self::assertSame($without, $with);
        self::assertSame(0, $this->queries(static fn () => PublishedConfig::load()));
    }

    public function testAPageCostsNoQueryBeforeAnythingIsPublished(): void
    {
        delete_option(PublishedConfig::OPTION);
        wp_load_alloptions();

        self::assertSame(0, $this->queries(static fn () => self::assertNull(PublishedConfig::load())));
    }

    public function testNothingIsPrintedWithoutATarget(): void
    {
        $this->wpdb->query((string) $this->wpdb->prepare('DELETE FROM %i', $this->wpdb->prefix . 'ringwell_targets'));
        $this->services->pageConfig()->publish();

        self::assertStringNotContainsString('ringwell', $this->head());
    }

    public function testNothingIsPrintedWherePagesAreEditedOrForbidden(): void
    {
        self::assertTrue(Page::isForVisitors());
        $_GET['et_fb'] = '1';
        self::assertFalse(Page::isForVisitors());
        unset($_GET['et_fb']);
        $GLOBALS['wp_query']->is_feed = true;
        self::assertFalse(Page::isForVisitors());
        $GLOBALS['wp_query']->is_feed = false;
        add_filter('ringwell_is_page_for_visitors', '__return_false');
        self::assertStringNotContainsString('ringwell', $this->head());
        remove_filter('ringwell_is_page_for_visitors', '__return_false');
    }

    public function testAChangedConsentIsPublished(): void
    {
        update_option(Settings::OPTION, ['consent' => 'session']);
        $this->services->pageConfig()->publish();

        self::assertSame('session', $this->config($this->head())['consent']);
    }

    public function testOnlyWhatTheOwnerHasSetIsPrintedBesides(): void
    {
        $usual = array_keys($this->config($this->head()));
        update_option(Settings::OPTION, ['swap_off' => ['.prices', '#map'], 'swap_attributes' => ['data-tel'], 'swap_only' => ['main']]);
        $this->services->pageConfig()->publish();
        $config = $this->config($this->head());

        self::assertSame(['only', 'attributes'], array_values(array_diff(array_keys($config), $usual)));
        self::assertSame(["{$config['late']},.prices,#map", 'main', ['data-tel']], [$config['off'], $config['only'], $config['attributes']]);
    }

    public function testNumbersWithMessengersAreNamedAndTheirScriptWithThem(): void
    {
        $this->actAs('administrator');
        self::assertArrayNotHasKey('messengers', $this->config($this->head()));
        $id = $this->services->numbers()->byE164(self::OWN)?->id;
        $answer = $this->rest('PATCH', "numbers/{$id}", ['messengers' => true]);
        $config = $this->config($this->head());

        self::assertTrue($this->row($answer, 'Number', 'number')['messengers']);
        self::assertSame([self::OWN], $config['messengers']);
        self::assertIsString($config['places']);
        self::assertStringContainsString('site-places.js', $config['places']);
        self::assertTrue($config['now']);
        $this->rest('PATCH', "numbers/{$id}", ['messengers' => false]);
        self::assertArrayNotHasKey('messengers', $this->config($this->head()));
        self::assertSame(['messengers' => 'wrong_type'], $this->codes($this->rest('PATCH', "numbers/{$id}", ['messengers' => 'yes'])));
    }

    public function testADisplayThatClosesTheTagIsHarmless(): void
    {
        $config = new PublishedConfig([['id' => 1, 'number' => self::OWN, 'display' => '</script><b>&']], 'full', '1.x');

        self::assertStringNotContainsString('<', ConfigTag::json($config));
    }

    private function head(): string
    {
        wp_dequeue_script(SiteScript::HANDLE);
        $GLOBALS['wp_scripts'] = null;
        remove_all_actions('wp_head', 2);
        remove_all_actions('wp_head', 3);
        ob_start();
        do_action('wp_enqueue_scripts');
        do_action('wp_head');

        // WordPress's own parts of a head are none of ours.
        preg_match_all('~<script\b[^>]*ringwell.*?</script>~s', (string) ob_get_clean(), $found);

        return implode("\n", $found[0]);
    }

    /** @return array<string, mixed> */
    private function config(string $html): array
    {
        preg_match('~id="ringwell-config"[^>]*>(.*?)</script>~s', $html, $found);
        $config = json_decode($found[1] ?? '', true);
        self::assertIsArray($config);

        /** @var array<string, mixed> $config */
        return $config;
    }

    /** @return list<string> */
    private function typesOfTagsWithoutAddress(string $html): array
    {
        preg_match_all('~<script\b(?![^>]* src=)[^>]*>~', $html, $tags);

        return array_map(static fn (string $tag): string => preg_match('~ type="([^"]*)"~', $tag, $type) === 1 ? $type[1] : '', $tags[0]);
    }

    /** @param callable(): mixed $work */
    private function queries(callable $work): int
    {
        $before = $this->wpdb->num_queries;
        $work();

        return $this->wpdb->num_queries - $before;
    }
}
