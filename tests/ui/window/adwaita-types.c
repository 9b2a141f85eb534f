/* Preloaded into gtk4-builder-tool, which knows GTK's own classes only: makes those of libadwaita
 * known that interface files build templates on. */

#include <adwaita.h>

__attribute__ ((constructor)) static void
register_types (void)
{
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
}
