<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Site\SiteScript;
use Ringwell\Tests\Integration\TestCase;

/**
 * Each optimiser decides in its own way whether it leaves a script alone. Here stands how, read from their sources (WP Rocket
 * 3.17, LiteSpeed Cache 7, Autoptimize 3.1, SiteGround Optimizer 7, Perfmatters 2, FlyingPress 4 and 5): the names of their
 * filters, what they begin with, and what they compare. The tags are those that a page prints.
 */
final class OptimisersTest extends TestCase
{
    private const OTHER = '<script id="other-js">jQuery(document).ready(function () { other(); });</script>';

    protected function setUp(): void
    {
        parent::setUp();
        $this->services->targets()->add('Reception', '+74951112233', null);
        $this->services->pageConfig()->publish();
    }

    protected function tearDown(): void
    {
        wp_dequeue_script(SiteScript::HANDLE);
        wp_deregister_script(SiteScript::HANDLE);
        remove_all_filters('wp_script_attributes');
        parent::tearDown();
    }

    /** @return iterable<string, array{callable(string, string, string): bool}> whether it touches: tag, attributes, content */
    public static function optimisers(): iterable
    {
        $list = self::listOf(...);
        $hasText = static function (string $text, array $texts): bool {
            foreach ($texts as $one) {
                if (is_string($one) && $one !== '' && str_contains($text, $one)) {
                    return true;
                }
            }

            return false;
        };
        $isOrdinary = static fn (string $attributes): bool => preg_match('~\stype="(?!text/javascript")~', $attributes) !== 1;

        yield 'WP Rocket, delaying by patterns in the whole tag' => [static function (string $tag) use ($list): bool {
            foreach ($list('rocket_delay_js_exclusions') as $pattern) {
                self::assertIsString($pattern);
                if (preg_match("#{$pattern}#i", $tag) === 1) {
                    return false;
                }
            }

            return true;
        }];
        yield 'WP Rocket, scripts in the page that wait for jQuery' => [static fn (string $tag, string $attributes, string $content): bool
            => ! $hasText($content, $list('rocket_defer_inline_exclusions'))];
        yield 'WP Rocket, joining scripts in the page' => [static fn (string $tag, string $attributes, string $content): bool
            => ! $hasText($content, $list('rocket_excluded_inline_js_content'))];
        yield 'LiteSpeed, joining' => [static fn (string $tag, string $attributes, string $content): bool
            => ! $hasText($content, $list('litespeed_optimize_js_excludes'))];
        yield 'LiteSpeed, by attribute' => [static fn (string $tag, string $attributes): bool => ! str_contains($attributes, 'data-no-optimize="1"')];
        yield 'LiteSpeed, deferring' => [static fn (string $tag, string $attributes, string $content): bool
            => ! str_contains($attributes, 'data-no-defer') && ! $hasText($content, $list('litespeed_optm_js_defer_exc'))];
        yield 'LiteSpeed, for guests' => [static fn (string $tag, string $attributes, string $content): bool
            => ! $hasText($content, $list('litespeed_optm_gm_js_exc'))];
        yield 'Autoptimize, with its setting' => [static fn (string $tag): bool
            => ! $hasText($tag, array_map(trim(...), explode(',', (string) apply_filters('autoptimize_filter_js_exclude', 'wp-includes/js/dist/'))))];
        yield 'Autoptimize, by attribute' => [static fn (string $tag): bool => ! str_contains($tag, 'data-noptimize')];
        yield 'SiteGround, joining scripts in the page' => [static fn (string $tag, string $attributes, string $content): bool
            => ! $hasText($content, $list('sgo_javascript_combine_excluded_inline_content'))];
        yield 'Perfmatters, delaying' => [static fn (string $tag): bool => ! $hasText($tag, $list('perfmatters_delay_js_exclusions'))];
        yield 'Perfmatters, deferring scripts in the page' => [static fn (string $tag): bool => ! $hasText($tag, $list('perfmatters_defer_js_exclusions'))];
        yield 'FlyingPress 4' => [static fn (string $tag): bool => ! $hasText($tag, $list('flying_press_exclude_from_delay:js'))];
        yield 'FlyingPress 5, which asks nobody' => [static fn (string $tag, string $attributes): bool => $isOrdinary($attributes)];
        yield 'Rocket Loader of Cloudflare' => [static fn (string $tag, string $attributes): bool => ! str_contains($attributes, 'data-cfasync="false"')];
    }

    /** @param callable(string, string, string): bool $touches */
    #[DataProvider('optimisers')]
    public function testTheStarterIsLeftAloneAndOthersAreNot(callable $touches): void
    {
        [$tag, $attributes, $content] = $this->starter();

        self::assertFalse($touches($tag, $attributes, $content));
        self::assertTrue($touches(self::OTHER, ' id="other-js"', 'jQuery(document).ready(function () { other(); });'));
    }

    /** @return iterable<string, array{non-empty-string, bool}> filter, and whether it takes names of WordPress, not texts */
    public static function lists(): iterable
    {
        foreach (['rocket_exclude_js', 'rocket_exclude_defer_js', 'perfmatters_minify_js_exclusions', 'flying_press_exclude_from_minify:js', 'flying_press_exclude_from_defer:js'] as $filter) {
            yield $filter => [$filter, false];
        }
        foreach (['sgo_javascript_combine_exclude', 'sgo_js_minify_exclude', 'sgo_js_async_exclude'] as $filter) {
            yield $filter => [$filter, true];
        }
    }

    /** @param non-empty-string $filter */
    #[DataProvider('lists')]
    public function testTheFileIsLeftAloneWhereScriptsInThePageAreForbidden(string $filter, bool $isByName): void
    {
        add_filter('ringwell_inline_starter', '__return_false');
        $head = $this->head();
        remove_filter('ringwell_inline_starter', '__return_false');
        preg_match('~<script[^>]*src="([^"]*build/starter\.js[^"]*)"~', $head, $found);
        $address = $found[1] ?? '';
        self::assertNotSame('', $address);
        $list = (array) apply_filters($filter, ['theirs']);

        self::assertContains('theirs', $list);
        $isByName
            ? self::assertContains(SiteScript::HANDLE, $list)
            : self::assertNotEmpty(array_filter($list, static fn (mixed $text): bool => is_string($text) && str_contains($address, $text)));
    }

    public function testATextOfWpRocketBecomesTheListThatItMakesOfIt(): void
    {
        $this->head();

        self::assertSame(['a', 'b', 'ringwell/build/starter', 'ringwell-config'], apply_filters('rocket_defer_inline_exclusions', 'a|b'));
        self::assertSame(['ringwell/build/starter', 'ringwell-config'], apply_filters('rocket_defer_inline_exclusions', ''));
    }

    /**
     * @param  non-empty-string $filter
     * @return array<mixed> what it makes of nothing
     */
    private static function listOf(string $filter): array
    {
        return (array) apply_filters($filter, []);
    }

    /** @return array{string, string, string} the whole tag, its attributes, its content */
    private function starter(): array
    {
        preg_match('~<script([^>]*id="ringwell-starter"[^>]*)>(.*?)</script>~s', $this->head(), $found);

        return [$found[0] ?? '', $found[1] ?? '', $found[2] ?? ''];
    }

    private function head(): string
    {
        $GLOBALS['wp_scripts'] = null;
        remove_all_actions('wp_head', 2);
        remove_all_actions('wp_head', 3);
        ob_start();
        do_action('wp_enqueue_scripts');
        do_action('wp_head');

        return (string) ob_get_clean();
    }
}
