<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Routes;

/**
 * preview?address=…: the address by which Settings may look at a page of this site. With source=… the one by which a
 * page is seen as visitors from there see it.
 */
final class PreviewRoute implements Routes
{
    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/preview', [
            'methods' => 'GET',
            'callback' => $this->address(...),
            'permission_callback' => Preview::isAllowed(...),
            'args' => [
                'address' => ['type' => 'string', 'default' => '', 'maxLength' => 2000],
                'source' => ['type' => 'integer', 'minimum' => 1],
            ],
        ]);
    }

    private function address(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $typed = $request->get_param('address');
        $page = OwnAddress::resolve(is_string($typed) ? $typed : '', home_url('/'));
        if ($page === null) {
            return new \WP_Error('ringwell_other_site', __('This is no address of your site.', 'ringwell'), ['status' => 400]);
        }
        $source = $request->get_param('source');
        $answer = new \WP_REST_Response([
            'address' => is_int($source) ? SourcePreview::addressOf($page, $source) : Preview::addressOf($page),
        ]);
        $answer->header('Cache-Control', 'no-store');

        return $answer;
    }
}
