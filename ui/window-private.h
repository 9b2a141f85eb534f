#pragma once

#include "ui/find-bar.h"
#include "ui/inspector/inspector.h"
#include "ui/keeper.h"
#include "ui/toasts.h"
#include "ui/watch.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _JwWindow
{
  AdwApplicationWindow parent_instance;

  JwDocument *document;
  JwKeeper *keeper; /* NULL where nothing can be kept */
  JwWatch *watch;
  JwFileDifference told_difference;
  AdwToast *disk_toast;       /* what tells of it, or NULL */
  GFile *loading;             /* the file being read, or NULL */
  gboolean asking;            /* a question about closing is on screen */
  gboolean asking_about_save; /* one about a save that failed is */
  int narrowness;             /* 0, or how many sets of spare buttons are hidden */
  guint narrow_idle;
  guint seen_source;   /* runs while a restored map has not been seen for long */
  guint keyboard_idle; /* nothing has the keyboard */

  JwCanvas *canvas;
  JwInspector *inspector;
  JwFindBar *find_bar;
  gboolean presents;
  gboolean had_panel;     /* before presenting */
  gboolean is_fullscreen; /* as the display last said */
  int presented_stage;    /* the one that is shown large, from 0; -1 for the whole map */

  GtkWidget *menu; /* the open context menu, or NULL */
  JwToasts *toasts;
  AdwToast *undo_toast;
  AdwToast *said_toast;
  char *removed; /* what the last act took away, in words, or NULL */

  AdwWindowTitle *title;
  AdwFlap *flap;
  GtkRevealer *find_revealer;
  AdwToastOverlay *toast_overlay;
  GtkOverlay *overlay;
  GtkScrolledWindow *desk;
  GtkLabel *said;
  GtkLabel *zoom_label;
  GtkWidget *new_button;
  GtkWidget *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *header;
  GtkWidget *zoom_pill;
  GtkWidget *find_button;
  GtkWidget *present_button;
  GtkWidget *panel_button;
  GtkWidget *zoom_out_button;
  GtkWidget *zoom_button;
  GtkWidget *zoom_in_button;
  GtkWidget *fit_button;
  GtkMenuButton *add_button;
  GtkWidget *export_button;
  GtkMenuButton *menu_button;
};

/* ui/window.c */
void jw_window_set_document (JwWindow *window, JwDocument *document);
/* The same, with what is seen of it first, which is taken over. */
void jw_window_show_document (JwWindow *window, JwDocument *document, JwFirstSight *sight);
/* A message, which a screen reader finds at once, and who sees, once it is added to the toasts. */
AdwToast *jw_window_make_toast (JwWindow *window, const char *text);
/* Takes back what jw_window_say() says. */
void jw_window_stop_saying (JwWindow *window);
/* TRUE once the window is gone, while a task still holds its object. */
gboolean jw_window_is_closed (JwWindow *window);
/* The single selected node, or %NULL. */
JwNode *jw_window_get_selected (JwWindow *window);
/* Takes what is being typed, on the sheet or in the side panel, into the map: before anything else
 * is done to that. */
void jw_window_end_edit (JwWindow *window);

/* ui/window-actions.c: what is done to the map */
void jw_window_class_install_actions (GtkWidgetClass *widget_class);
void jw_window_update_actions (JwWindow *window);
/* Selects a node and brings it into sight; and gives the sheet the keyboard; and edits its text
 * there, FALSE if the sheet shows none. */
void jw_window_show_node (JwWindow *window, JwNode *node);
void jw_window_go_to_node (JwWindow *window, JwNode *node);
gboolean jw_window_edit_node (JwWindow *window, JwNode *node);
/* Selects a node, and gives the side panel, which tells of it, the keyboard. */
void jw_window_show_in_panel (JwWindow *window, JwNode *node);

/* ui/window-undo.c: undo and redo, and what is said about them */
void jw_window_class_install_undo_actions (GtkWidgetClass *widget_class);
void jw_window_describe_undo (JwWindow *window);
/* Remembers what was deleted, and takes back an offer that is out of date. */
void jw_window_take_changes_for_undo (JwWindow *window, JwChangeSet *changes);
/* Offers to take back that @n things were deleted. */
void jw_window_offer_undo (JwWindow *window, guint n);

/* ui/window-file.c: open, save, close */
void jw_window_class_install_file_actions (GtkWidgetClass *widget_class);
/* The name of a file, as it can be shown. */
char *jw_window_name_file (GFile *file);
/* That of the document's file; %NULL without one. */
char *jw_window_get_file_name (JwWindow *window);

/* ui/window-disk.c: what other programs do to the file */
void jw_window_class_install_disk_actions (GtkWidgetClass *widget_class);
void jw_window_look_when_active (JwWindow *window);
/* Follows the file of the window's document, which is a new one. */
void jw_window_watch (JwWindow *window);
void jw_window_stop_watching (JwWindow *window);
/* Says what was noticed, once. */
void jw_window_tell_difference (JwWindow *window);
/* Reads the file again; what is in the window is kept among the earlier versions. */
void jw_window_reload (JwWindow *window);

/* ui/window-export.c: export and print */
void jw_window_class_install_export_actions (GtkWidgetClass *widget_class);

/* ui/window-clipboard.c: cut, copy, paste, duplicate, select all */
void jw_window_class_install_clipboard_actions (GtkWidgetClass *widget_class);

/* ui/window-find.c: find and replace */
void jw_window_class_install_find_actions (GtkWidgetClass *widget_class);
void jw_window_create_find_bar (JwWindow *window);

/* ui/window-panel.c: the ways by keyboard from the side panel to the sheet */
void jw_window_set_up_panel (JwWindow *window);

/* ui/window-picture.c: pictures of cards and personas, and the map's logo */
void jw_window_class_install_picture_actions (GtkWidgetClass *widget_class);
/* Reads a file in a thread, but no more than a picture may have. */
void jw_window_read_picture_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
/* Its bytes, whatever they are, or %NULL; @name becomes what to call it, for the caller to free. */
GBytes *jw_window_read_picture_finish (GAsyncResult *result, char **name, GError **error);
void jw_window_update_picture_actions (JwWindow *window);

/* ui/window-structure.c: the stages as a whole, and the order of cards */
void jw_window_class_install_structure_actions (GtkWidgetClass *widget_class);
void jw_window_update_structure_actions (JwWindow *window);

/* ui/window-present.c: the sheet alone, in full screen */
void jw_window_class_install_present_actions (GtkWidgetClass *widget_class);
void jw_window_set_up_presenting (JwWindow *window);

/* ui/window-feelings.c: several curves in a lane of feelings */
void jw_window_class_install_feeling_actions (GtkWidgetClass *widget_class);
/* What can be done with the curves of a lane, at a stage; nothing in other lanes. Both may be
 * %NULL. */
void jw_window_append_feeling_items (GMenu *menu, JwNode *lane, JwNode *stage);

/* ui/window-links.c: links and paths */
void jw_window_class_install_link_actions (GtkWidgetClass *widget_class);
void jw_window_update_link_actions (JwWindow *window);
/* What can be done with the links of a card, with a link, or with a path or one of its legs. */
void jw_window_append_link_items (GMenu *menu, JwNode *node);

/* ui/window-menus.c */
void jw_window_set_up_menus (JwWindow *window);
/* Those of a part of the window that is about to be hidden: left open, they would get all keys. */
void jw_window_close_menus (GtkWidget *within);
void jw_window_popup_menu (JwWindow *window, double x, double y, const char *node_id);
/* The menu of the text that is edited, which goes on. */
void jw_window_popup_text_menu (JwWindow *window, double x, double y);
/* Lets the user change what is written at a link, a leg or a path; FALSE for other nodes, and where
 * the sheet does not show it. */
gboolean jw_window_popup_line (JwWindow *window, JwNode *line);
/* The types of lane, to add one at a place among the others. */
void jw_window_popup_lanes (JwWindow *window, double x, double y, guint position);

G_END_DECLS
