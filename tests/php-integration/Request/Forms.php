<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use Ringwell\Plugin;
use Ringwell\Request\FormToken;
use Ringwell\Time;

/** For tests that send forms. Routes run on the plugin's own clock, which is the machine's, moved. */
trait Forms
{
    /**
     * @param  array<string, mixed> $more null takes a field away
     * @return array<string, mixed>
     */
    protected function message(array $more = [], int $form = 1): array
    {
        $services = Plugin::instance()->services();
        $shown = $services->forms()->find($form);

        return array_filter($more + [
            'form' => $form,
            'config' => $shown === null ? '' : $services->formConfig()->of($shown),
            'key' => bin2hex(random_bytes(16)),
            'phone' => '8 916 123-45-67',
            'agreed' => true,
            'name' => 'Анна',
        ], static fn (mixed $value): bool => $value !== null);
    }

    /** As of a form that somebody has taken ten seconds to fill in. */
    protected function token(int $form = 1, int $age = 10 * Time::SECOND): string
    {
        $services = Plugin::instance()->services();

        return FormToken::issue($services->configKeys()->keys(), $form, $services->clock()->now() - $age);
    }

    /** @param array<string, mixed> $message */
    protected function send(array $message, string $door = 'callbacks'): \WP_REST_Response
    {
        return $this->rest('POST', $door, $message);
    }

    /** @param array<string, mixed> $fields */
    protected function sendPlain(array $fields, string $door = 'callbacks', string $referrer = ''): \WP_REST_Response
    {
        return $this->rest('POST', $door, http_build_query($fields), ['content-type' => 'application/x-www-form-urlencoded'] + ($referrer === '' ? [] : ['referer' => $referrer]));
    }

    /**
     * @param  array<string, mixed> $more
     * @return array<string, mixed> as a page without scripts sends it
     */
    protected function fields(array $more = [], int $form = 1): array
    {
        return array_diff_key($this->message($more, $form), ['key' => true, 'agreed' => true]) + ['agreed' => '1', 'website' => ''];
    }

    /** @return list<array<string, string|null>> */
    protected function stored(): array
    {
        return $this->services->db()->rows('SELECT * FROM {requests} ORDER BY id');
    }
}
