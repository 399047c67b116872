<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Site\NumberBinding;
use Ringwell\Site\PublishedConfig;
use Ringwell\Tests\Integration\TestCase;

/** The block, the binding and the shortcode print the site's own number, linked and marked, without asking the database. */
final class BlocksTest extends TestCase
{
    private const OWN = '+74951112233';
    private const OTHER = '+74951112244';

    private int $first = 0;
    private int $second = 0;

    protected function setUp(): void
    {
        parent::setUp();
        $this->first = $this->services->targets()->add('Reception', self::OWN, '8 (495) 111-22-33');
        $this->second = $this->services->targets()->add('Second branch', self::OTHER, null);
        $this->services->pageConfig()->publish();
    }

    public function testTheShortcodePrintsTheNumber(): void
    {
        $second = sprintf('<a href="tel:%s" data-ringwell="%d">+7 495 111-22-44</a>', self::OTHER, $this->second);

        self::assertSame($this->link(), do_shortcode('[ringwell]'));
        self::assertSame($this->link(), do_shortcode("[ringwell target=\"{$this->first}\"]"));
        self::assertSame("Call {$second}.", do_shortcode("Call [ringwell target={$this->second}]."));
    }

    /** @return iterable<string, array{string}> */
    public static function wrong(): iterable
    {
        yield 'another id' => ['999999'];
        yield 'negative' => ['-1'];
        yield 'text' => ['main'];
        yield 'empty' => [''];
        yield 'markup' => ['"><script>alert(1)</script>'];
    }

    #[DataProvider('wrong')]
    public function testATargetThatIsNotThereIsNothing(string $target): void
    {
        self::assertSame('', do_shortcode('[ringwell target=\'' . $target . '\']'));
        self::assertStringContainsString('>As it was<', $this->paragraph($target));
    }

    public function testTheBlockPrintsTheNumberInTheEditorsStyle(): void
    {
        self::assertSame("<p class=\"wp-block-ringwell-phone-number\">{$this->link()}</p>", do_blocks('<!-- wp:ringwell/phone-number /-->'));
        $styled = do_blocks(sprintf('<!-- wp:ringwell/phone-number {"target":%d,"textColor":"contrast","style":{"typography":{"textAlign":"center"}}} /-->', $this->second));
        self::assertStringContainsString('has-contrast-color', $styled);
        self::assertStringContainsString('has-text-align-center', $styled);
        self::assertStringContainsString(sprintf('data-ringwell="%d"', $this->second), $styled);
    }

    public function testABlockOfANumberThatIsGoneIsNothing(): void
    {
        self::assertSame('', do_blocks('<!-- wp:ringwell/phone-number {"target":999999} /-->'));
        self::assertStringContainsString($this->link(), do_blocks('<!-- wp:ringwell/phone-number {"target":"main"} /-->'), 'WordPress forgets what is no number.');
    }

    public function testAParagraphBoundToTheNumberIsALink(): void
    {
        self::assertStringContainsString(">{$this->link()}</p>", $this->paragraph((string) $this->first));
        self::assertStringContainsString(">{$this->link()}</p>", do_blocks($this->bound('paragraph', ['content' => []], '<p>As it was</p>')), 'the first one');
    }

    public function testABoundButtonDials(): void
    {
        $button = '<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://clinic.test/">Book</a></div>';
        $both = do_blocks($this->bound('button', ['url' => ['target' => $this->first], 'text' => ['target' => $this->first]], $button));
        $address = do_blocks($this->bound('button', ['url' => ['target' => $this->second]], $button));

        foreach (['href="tel:' . self::OWN . '"', "data-ringwell=\"{$this->first}\"", '>8 (495) 111-22-33</a>'] as $part) {
            self::assertStringContainsString($part, $both);
        }
        foreach (['href="tel:' . self::OTHER . '"', "data-ringwell=\"{$this->second}\"", '>Book</a>'] as $part) {
            self::assertStringContainsString($part, $address);
        }
        self::assertSame(trim($button), trim(do_blocks("<!-- wp:button -->{$button}<!-- /wp:button -->")), 'no other button is touched');
    }

    public function testWhatAnOwnerWritesIsEscaped(): void
    {
        $this->publish([['id' => 7, 'number' => '+7495" onclick="x', 'display' => null]], [7 => '<img src=x onerror=alert(1)>']);

        foreach ([do_shortcode('[ringwell]'), do_blocks('<!-- wp:ringwell/phone-number /-->'), do_blocks($this->bound('paragraph', ['content' => []], '<p>-</p>'))] as $html) {
            self::assertStringNotContainsString('<img', $html);
            self::assertStringNotContainsString('" onclick', $html);
        }
    }

    public function testNothingCostsAQuery(): void
    {
        $page = '[ringwell]<!-- wp:ringwell/phone-number /-->' . $this->bound('paragraph', ['content' => []], '<p>-</p>');
        $print = static fn (): string => do_shortcode(do_blocks($page));
        $print();
        $before = $this->wpdb->num_queries;

        self::assertSame(3, substr_count($print(), 'data-ringwell='));
        self::assertSame($before, $this->wpdb->num_queries);
    }

    public function testASiteWithoutNumbersPrintsNothing(): void
    {
        delete_option(PublishedConfig::OPTION);

        self::assertSame('', do_shortcode('[ringwell]') . do_blocks('<!-- wp:ringwell/phone-number /-->'));
    }

    public function testAnOlderPublishedConfigPrintsThePlainNumber(): void
    {
        $this->publish([['id' => 7, 'number' => self::OWN, 'display' => null]], []);

        self::assertSame(sprintf('<a href="tel:%1$s" data-ringwell="7">%1$s</a>', self::OWN), do_shortcode('[ringwell]'));
    }

    /**
     * @param list<array{id: int, number: string, display: string|null}> $targets
     * @param array<int, string>                                         $texts
     */
    private function publish(array $targets, array $texts): void
    {
        update_option(PublishedConfig::OPTION, (new PublishedConfig($targets, 'full', '7.x', [], $texts))->toArray(), true);
    }

    private function link(): string
    {
        return sprintf('<a href="tel:%s" data-ringwell="%d">8 (495) 111-22-33</a>', self::OWN, $this->first);
    }

    private function paragraph(string $target): string
    {
        return do_blocks($this->bound('paragraph', ['content' => ['target' => $target]], '<p>As it was</p>'));
    }

    /** @param array<string, array<string, mixed>> $bindings attribute => arguments */
    private function bound(string $block, array $bindings, string $html): string
    {
        $sources = array_map(static fn (array $arguments): array => ['source' => NumberBinding::SOURCE, 'args' => $arguments], $bindings);
        $json = wp_json_encode(['metadata' => ['bindings' => $sources]], JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES);

        return "<!-- wp:{$block} {$json} -->{$html}<!-- /wp:{$block} -->";
    }
}
