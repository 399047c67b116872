<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Services;

/**
 * What a page in preview prints: the bundle's config with its doors walled up, and before it a small script that answers
 * in their place and draws the bar (src-frontend/preview).
 */
final class SourcePreviewTags
{
    public const ID = 'ringwell-preview';

    /** An address to which no browser can send anything. */
    private const NOWHERE = 'about:ringwell';

    /** What would leave the page, be remembered, or wait for a consent. */
    private const LEFT_OUT = ['fast', 'links', 'forms', 'banner', 'wait', 'dnt'];

    public function __construct(
        private readonly Services $services,
        private readonly PublishedConfig $config,
        private readonly int $source,
    ) {
    }

    public function hook(): void
    {
        // Ours is asked in wp_head itself, at its priority 1.
        add_action('wp_head', $this->printAnswer(...), 2);
        add_action('wp_head', $this->printConfig(...), 2);
    }

    /** Before anything of the bundle, so that it is there when the bundle asks. */
    private function printAnswer(): void
    {
        $previewed = (new PreviewNumbers($this->services))->of($this->source, array_column($this->config->targets, 'id'));
        self::printJson(self::ID, [
            'door' => self::NOWHERE,
            'answer' => [
                'source' => $previewed['source'],
                'visit' => null,
                'utm' => new \stdClass(),
                'numbers' => $previewed['numbers'],
                'beat' => ['seconds' => 3600],
            ],
            'argument' => [SourcePreview::ARGUMENT, SourcePreview::value($this->source)],
            /* translators: %s: name of a source */
            'title' => sprintf(__('As visitors from “%s” see it', 'ringwell'), $previewed['source']['name']),
            'lines' => $previewed['lines'],
            'note' => __('This is a preview: no number is given out, no visit is counted.', 'ringwell'),
            'end' => __('End the preview', 'ringwell'),
        ]);
        wp_print_script_tag(SiteScript::HANDS_OFF + ['src' => SiteScript::address('site-preview'), 'id' => self::ID . '-js']);
    }

    private function printConfig(): void
    {
        $config = json_decode(ConfigTag::json($this->config), true);
        self::printJson(ConfigTag::ID, [
            'lease' => self::NOWHERE,
            'activity' => self::NOWHERE,
            'consent' => 'none',
        ] + array_diff_key(is_array($config) ? $config : [], array_flip(self::LEFT_OUT)));
    }

    /** @param array<mixed> $data */
    private static function printJson(string $id, array $data): void
    {
        $json = (string) wp_json_encode($data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        wp_print_inline_script_tag($json, ['type' => 'application/json', 'id' => $id] + SiteScript::HANDS_OFF);
    }
}
