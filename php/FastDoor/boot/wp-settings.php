<?php declare(strict_types=1);

/*
 * Empty on purpose. A site's wp-config.php ends by loading wp-settings.php from ABSPATH; the fast door lets ABSPATH be
 * this folder, so that it reads the configuration and boots nothing.
 */
